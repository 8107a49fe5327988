// A cart as its owner reads it: lines, what each seller's part comes to, and what is wrong. Reading never
// writes.
import type { Context } from "#platform/context";
import { type CartProblem, type PricedLine, pricedLines } from "./lines.ts";
import { type CartOwner, findCart } from "./owner.ts";

/** One seller's part of a cart. */
export interface CartPart {
  seller: { id: number; name: string; slug: string };
  subtotal_minor: number;
  item_count: number;
}

/** A cart, or the empty one of an owner who has none yet (`id` and `token` are null then). */
export interface CartView {
  id: number | null;
  /** A guest's own token; null for accounts. */
  token: string | null;
  currency: string;
  lines: PricedLine[];
  sellers: CartPart[];
  item_count: number;
  subtotal_minor: number;
  problems: { code: CartProblem; item_id: number }[];
}

/** The owner's cart. An empty one speaks the marketplace's currency. */
export async function readCart(context: Context, owner: CartOwner): Promise<CartView> {
  const cart = await findCart(context, owner);
  const lines = cart ? await pricedLines(context, cart.id) : [];
  return {
    id: cart?.id ?? null,
    token: cart && owner.user_id === null ? owner.token : null,
    currency: cart?.currency ?? context.services.config.currency,
    lines,
    sellers: partsOf(lines),
    item_count: sum(lines.map((line) => line.quantity)),
    subtotal_minor: sum(lines.map((line) => line.total_minor)),
    problems: lines.flatMap((line) => line.problems.map((code) => ({ code, item_id: line.id }))),
  };
}

/** The lines by seller, in the order in which each seller first comes up. */
function partsOf(lines: readonly PricedLine[]): CartPart[] {
  const parts = new Map<number, CartPart>();
  for (const line of lines) {
    const seller = { id: line.seller_id, name: line.seller_name, slug: line.seller_slug };
    const part = parts.get(line.seller_id) ?? { seller, subtotal_minor: 0, item_count: 0 };
    part.subtotal_minor += line.total_minor;
    part.item_count += line.quantity;
    parts.set(line.seller_id, part);
  }
  return [...parts.values()];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
