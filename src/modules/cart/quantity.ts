// How many of something a buyer may have: the seller's minimum and step, our bound, and what is there.
import { conflict, Refusal } from "#platform/refusal";
import type { Goods } from "./goods.ts";

/** The most of one variant that a cart holds. */
export const MAX_QUANTITY = 100_000;
/** Lines in one cart; merging at sign-in may go beyond, so that nothing is lost. */
export const MAX_LINES = 100;

export type QuantityProblem = "below_minimum" | "wrong_step" | "out_of_stock" | "insufficient_stock";

/** Everything that is wrong with wanting `quantity` of these goods, the seller's rules before the stock. */
export function quantityProblems(goods: Goods, quantity: number): QuantityProblem[] {
  const available = goods.available ?? 0;
  const problems: QuantityProblem[] = [];
  if (quantity < goods.min_quantity) problems.push("below_minimum");
  if (quantity % goods.quantity_step !== 0) problems.push("wrong_step");
  if (available <= 0) problems.push("out_of_stock");
  else if (quantity > available) problems.push("insufficient_stock");
  return problems;
}

/**
 * Refuses a quantity against the seller's rules or our bound (422: `below_minimum`, `wrong_step`, `too_big`).
 * A step counts from zero: with a step of 6, six, twelve and so on.
 */
export function refuseWrongQuantity(goods: Goods, quantity: number): void {
  const problems = quantityProblems(goods, quantity);
  if (problems.includes("below_minimum")) {
    throw wrongQuantity("below_minimum", `At least ${goods.min_quantity} are sold at a time.`);
  }
  if (problems.includes("wrong_step")) {
    throw wrongQuantity("wrong_step", `It is sold in steps of ${goods.quantity_step}.`);
  }
  if (quantity > MAX_QUANTITY) throw wrongQuantity("too_big", `At most ${MAX_QUANTITY} go into one cart.`);
}

/** Refuses (409 `insufficient_stock`, with what is available) more than there is. */
export function refuseMissingStock(goods: Goods, quantity: number): void {
  const available = Math.max(goods.available ?? 0, 0);
  if (quantity <= available) return;
  const message = available > 0 ? `Only ${available} of it can be had.` : "It is out of stock.";
  throw conflict("insufficient_stock", message, { variant_id: goods.variant_id, available });
}

function wrongQuantity(code: string, message: string): Refusal {
  return new Refusal("invalid", code, message, { errors: [{ field: "quantity", code, message }] });
}
