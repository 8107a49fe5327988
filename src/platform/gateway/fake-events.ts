// The fake provider's messages: signed as a real provider signs, over the time and the raw body.
import { createHmac, hkdfSync } from "node:crypto";
import { MINUTE_MS, SECOND_MS } from "#platform/clock";
import { sameSecret } from "#platform/id";
import { Refusal } from "#platform/refusal";
import type { GatewayEvent } from "./gateway.ts";

/** `t=<epoch seconds>,v1=<hex>` where v1 is HMAC-SHA-256 over `<t>.<raw body>`. */
export const FAKE_SIGNATURE_HEADER = "X-Fake-Signature";
const WINDOW_MS = 5 * MINUTE_MS;
const KEY_BYTES = 32;
const SIGNATURE = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

/** The signature header's value for a body sent at `time_ms`. */
export function signFakeEvent(secret: string, raw: string, time_ms: number): string {
  const seconds = Math.floor(time_ms / SECOND_MS);
  return `t=${seconds},v1=${mac(secret, seconds, raw)}`;
}

/**
 * The event in `raw` if its signature is right and fresh. Refuses: `invalid_signature`, `malformed_event`.
 */
export function verifyFakeEvent(
  secret: string,
  raw: string,
  signature: string | null,
  time_ms: number,
): GatewayEvent {
  const [, seconds = "", given = ""] = SIGNATURE.exec(signature ?? "") ?? [];
  const age_ms = Math.abs(time_ms - Number(seconds) * SECOND_MS);
  if (given === "" || !sameSecret(given, mac(secret, Number(seconds), raw)) || age_ms > WINDOW_MS) {
    throw new Refusal("unauthenticated", "invalid_signature", "The event's signature is wrong or too old.");
  }
  const event = parse(raw);
  if (!event) throw new Refusal("malformed", "malformed_event", "The event could not be read.");
  return event;
}

function parse(raw: string): GatewayEvent | null {
  try {
    const event: GatewayEvent = JSON.parse(raw);
    const is_event = typeof event.event_id === "string" && typeof event.provider_payment_id === "string";
    return is_event && typeof event.outcome?.kind === "string" ? event : null;
  } catch {
    return null;
  }
}

function mac(secret: string, seconds: number, raw: string): string {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "fake-provider-events", KEY_BYTES));
  return createHmac("sha256", key).update(`${seconds}.${raw}`).digest("hex");
}
