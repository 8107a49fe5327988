// A cart as its buyer sees it, with the totals that checkout estimates for it.
import { type CartOwner, type CartProblem, type CartView, type PricedLine, readCart } from "#modules/cart";
import { imageUrl } from "#modules/catalog";
import { type CartEstimate, estimateCart } from "#modules/checkout";
import type { Context } from "#platform/context";
import { formatMoney } from "#platform/money";
import type { CartBody } from "./cart-schema.ts";

const MESSAGES: Record<CartProblem, string> = {
  price_changed: "Its price has changed since you put it in.",
  insufficient_stock: "There is less of it than you want.",
  out_of_stock: "It is out of stock.",
  unavailable: "It is no longer sold.",
  seller_closed: "Its seller does not sell at present.",
  below_minimum: "The seller sells more of it at a time.",
  wrong_step: "The seller sells it in other steps.",
};

/** What nothing costs. */
const NOTHING = { discount_minor: 0, shipping_minor: 0, tax_minor: 0, tax_included: false, total_minor: 0 };

/** The owner's cart with its estimated totals. */
export async function presentCart(context: Context, owner: CartOwner): Promise<CartBody> {
  const cart = await readCart(context, owner);
  const estimate = cart.lines.length > 0 ? await estimateCart(context, cart) : NOTHING;
  return cartBody(cart, estimate);
}

function cartBody(cart: CartView, estimate: Omit<CartEstimate, "country">): CartBody {
  const money = (minor: number) => formatMoney(minor, cart.currency);
  return {
    id: cart.id,
    token: cart.token,
    items: cart.lines.map(presentItem),
    sellers: cart.sellers.map(({ seller, subtotal_minor, item_count }) => ({
      seller,
      subtotal: money(subtotal_minor),
      item_count,
    })),
    item_count: cart.item_count,
    subtotal: money(cart.subtotal_minor),
    discount: money(estimate.discount_minor),
    shipping: money(estimate.shipping_minor),
    tax: money(estimate.tax_minor),
    tax_included: estimate.tax_included,
    estimated: true,
    total: money(estimate.total_minor),
    currency: cart.currency,
    problems: cart.problems.map((problem) => ({ ...problem, message: MESSAGES[problem.code] })),
  };
}

function presentItem(line: PricedLine): CartBody["items"][number] {
  const { image_key: storage_key, image_widths: widths } = line;
  const image = storage_key !== null && widths !== null ? imageUrl({ storage_key, widths }) : null;
  return {
    id: line.id,
    product: { id: line.product_id, name: line.name, slug: line.slug, image },
    variant_id: line.variant_id,
    options: JSON.parse(line.options) as Record<string, string>,
    seller: { id: line.seller_id, name: line.seller_name, slug: line.seller_slug },
    quantity: line.quantity,
    unit_price: formatMoney(line.unit_price_minor, line.currency),
    total_price: formatMoney(line.total_minor, line.currency),
    available: line.available,
    problem: line.problem,
  };
}
