// The state machines of orders: pure functions from what a purchase's parts are to what may happen next.
import { conflict, forbidden } from "#platform/refusal";
import type { HistoryBy, OrderStatus, SellerOrderStatus } from "./tables.ts";

/** What the state machines know of one seller's part. */
export interface PartState {
  status: SellerOrderStatus;
  /** Something of it was sent already. */
  has_shipped_line: boolean;
}

/** The order's status follows from its parts and from nothing else (domain.md). */
export function orderStatusOf(parts: readonly PartState[]): OrderStatus {
  const live = parts.filter((part) => part.status !== "cancelled");
  if (live.length === 0) return "cancelled";
  if (live.every((part) => part.status === "delivered")) return "delivered";
  const isSent = (part: PartState) => part.status === "shipped" || part.status === "delivered";
  if (live.every(isSent)) return "shipped";
  if (live.some((part) => isSent(part) || part.has_shipped_line)) return "partially_shipped";
  if (live.length < parts.length) return "partially_cancelled";
  if (live.every((part) => part.status === "confirmed")) return "confirmed";
  return "pending";
}

/** An act on a seller order. */
export type Act = "confirm" | "ship" | "deliver" | "deliver_digital" | "cancel";

interface Transition {
  from: readonly SellerOrderStatus[];
  to: SellerOrderStatus;
  /** Who may do it; everybody else is refused, whatever they are. */
  by: readonly HistoryBy[];
}

/** Each act with where it may begin, where it leads and who may do it. */
export const TRANSITIONS: Readonly<Record<Act, Transition>> = {
  confirm: { from: ["pending"], to: "confirmed", by: ["seller"] },
  ship: { from: ["confirmed"], to: "shipped", by: ["seller"] },
  deliver: { from: ["shipped"], to: "delivered", by: ["seller"] },
  deliver_digital: { from: ["pending", "confirmed"], to: "delivered", by: ["system"] },
  cancel: { from: ["pending", "confirmed"], to: "cancelled", by: ["buyer", "seller", "staff", "system"] },
};

/**
 * Why an act is refused as a code, or null when it may go ahead. The one place where cancelling is decided.
 */
export function cancelRefusedReason(parts: readonly PartState[]): string | null {
  const live = parts.filter((part) => part.status !== "cancelled");
  if (live.length === 0) return "already_cancelled";
  if (live.some((part) => part.status === "delivered")) return "already_delivered";
  if (live.some((part) => part.status === "shipped" || part.has_shipped_line)) return "already_shipped";
  return null;
}

/** Refuses unless `by` may do `act` on a part in this state. */
export function assertMay(act: Act, by: HistoryBy, part: Pick<PartState, "status">): void {
  const { from, by: allowed } = TRANSITIONS[act];
  if (!allowed.includes(by)) throw forbidden("not_allowed", "This is for others to do.");
  if (!from.includes(part.status)) {
    const message = `A seller order that is ${part.status} does not allow this.`;
    throw conflict("wrong_state", message, { status: part.status });
  }
}
