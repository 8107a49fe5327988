// What every provider call has in common: never inside a transaction, never without an end.

import { assertNoTransaction } from "#platform/database";
import type { PaymentGateway } from "./gateway.ts";

/** How long a provider may take for one call. */
export const GATEWAY_TIMEOUT_MS = 10_000;

/**
 * The provider could not be asked, or did not answer in time. It may or may not have done what it was
 * asked: repeat the call with the same key, or ask for the status.
 */
export class GatewayTrouble extends Error {
  readonly kind: "timeout" | "unavailable";

  constructor(kind: "timeout" | "unavailable", message: string) {
    super(message);
    this.name = "GatewayTrouble";
    this.kind = kind;
  }
}

/** The same gateway with its rules kept for it. */
export function guarded(gateway: PaymentGateway, timeout_ms = GATEWAY_TIMEOUT_MS): PaymentGateway {
  const ask = <T>(what: string, call: () => Promise<T>): Promise<T> => {
    const name = `${gateway.provider} ${what}`;
    assertNoTransaction(name);
    return within(timeout_ms, name, call);
  };
  return {
    provider: gateway.provider,
    methods: gateway.methods,
    currencies: gateway.currencies,
    start: (context, input) => ask("start", () => gateway.start(context, input)),
    capture: (context, payment) => ask("capture", () => gateway.capture(context, payment)),
    void: (context, payment) => ask("void", () => gateway.void(context, payment)),
    refund: (context, input) => ask("refund", () => gateway.refund(context, input)),
    status: (context, payment) => ask("status", () => gateway.status(context, payment)),
    verifyEvent: gateway.verifyEvent,
  };
}

/** The answer, or trouble after `timeout_ms`; what comes later is not waited for. */
async function within<T>(timeout_ms: number, name: string, call: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new GatewayTrouble("timeout", `${name} took too long`)), timeout_ms);
  });
  try {
    return await Promise.race([call(), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
