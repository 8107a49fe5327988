// The checkout: shown, priced again as the form changes, and bought exactly once.
import { ownerOf, updateItem } from "#modules/cart";
import { checkOut } from "#modules/checkout";
import { addAddress, isUser } from "#modules/identity";
import { guestOrderToken, orderView } from "#modules/orders";
import type { Context } from "#platform/context";
import {
  type PageAnswer,
  type PageRoute,
  pageRoute,
  seeOther,
  shown,
  type Visit,
} from "#platform/http/page-route";
import { STATUS_OF } from "#platform/http/problems";
import { randomToken } from "#platform/id";
import { withIdempotency } from "#platform/idempotency";
import { conflict, Refusal } from "#platform/refusal";
import { anyone } from "../../api/access.ts";
import { CART_COOKIE } from "../cart-cookie.ts";
import { type FormState, freshForm, refusedForm } from "../forms.ts";
import { privateSite } from "../site.ts";
import { chosenAddress, readCheckout, typedAddress, type Values } from "./checkout-form.ts";
import { type CheckoutFacts, readCheckoutFacts } from "./checkout-reading.ts";
import { checkoutPage } from "./checkout-view.ts";
import { afterAttempt } from "./payment-next.ts";
import { rememberOrder } from "./payment-reach.ts";

const CREATED = 201;
const ONCE = /^[\w-]{16,64}$/;
/** A button beside a line that can't be bought as it is: the line and the quantity that can. */
const FIX = /^([1-9]\d{0,15})\.(\d{1,6})$/;

export const checkoutBuyPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: "/checkout/",
    access: anyone,
    audience: "private",
    handle: ({ context, visit }) => show(context, visit, null),
  }),
  pageRoute({
    method: "post",
    path: "/checkout/",
    access: anyone,
    audience: "private",
    handle: async ({ context, visit, form: { values } }) => {
      if (values.fix === undefined && values.step !== "update") return buy(context, visit, values);
      if (values.fix !== undefined) await fixLine(context, visit, values.fix);
      return show(context, visit, values);
    },
  }),
];

/** The page for what the form holds; the cart instead when there is nothing to buy or nothing can be. */
async function show(
  context: Context,
  visit: Visit,
  values: Values | null,
  refusal: Refusal | null = null,
): Promise<PageAnswer> {
  const facts = await readCheckoutFacts(context, visit, values);
  const site = await privateSite(context, visit);
  if (!facts || (values === null && isUnbuyable(facts))) return seeOther(site.link("/cart/"));
  const state = refusal === null ? freshForm(facts.values) : stateOf(facts, refusal);
  const before = refusal?.code === "price_changed" ? (values?.expected_total ?? null) : null;
  const markup = checkoutPage(site, facts, state, { once: randomToken(), before_total: before });
  return shown(markup, { status: refusal === null ? 200 : STATUS_OF[refusal.kind] });
}

/** Buys, or shows what is wrong. A repeat of the same form leads to the same order. */
async function buy(context: Context, visit: Visit, values: Values): Promise<PageAnswer> {
  try {
    const order_id = await buyOnce(context, visit, values);
    const order = await orderView(context, order_id);
    const token = guestOrderToken(context, order);
    const site = await privateSite(context, visit);
    const cookies = [rememberOrder(visit, order_id, token)];
    return seeOther(afterAttempt(site, order, token), { cookies });
  } catch (error) {
    if (!(error instanceof Refusal) || !SHOWN.has(error.kind)) throw error;
    return show(context, visit, values, error);
  }
}

const SHOWN: ReadonlySet<string> = new Set(["invalid", "conflict"]);

/** Each rendering of the page has its own key, so pressing twice orders once. */
async function buyOnce(context: Context, visit: Visit, values: Values): Promise<number> {
  const { user_id, token } = ownerOf(context, visit.cookie(CART_COOKIE));
  if (user_id === null && token === null) throw cartEmpty();
  const scope = user_id === null ? `cart:${token}` : `user:${user_id}`;
  const key = ONCE.test(values.once ?? "") ? (values.once ?? "") : randomToken();
  const answer = await withIdempotency(
    context,
    { scope, route: "web checkout", key, body_hash: "" },
    async (once) => {
      const facts = await readCheckoutFacts(context, visit, values);
      if (!facts && !once.is_repeat) throw cartEmpty();
      // A repeat whose cart was bought before the program died finds its order by its key alone.
      const input = facts ? readCheckout(values, facts) : { payment_method: "card" };
      const { order_id } = await checkOut(context, { ...input, cart_token: token }, once);
      if (facts) await saveAddress(context, facts, values);
      return { status: CREATED, headers: {}, body: String(order_id) };
    },
  );
  return Number(answer.body);
}

/** Keeps a typed address in the book when the buyer asks for it; a full book is no reason to fail. */
async function saveAddress(context: Context, facts: CheckoutFacts, values: Values): Promise<void> {
  const is_wanted = values.save_address === "true" && isUser(context.actor) && facts.needs_shipping;
  if (!is_wanted || chosenAddress(values, facts.addresses)) return;
  try {
    await addAddress(context, typedAddress(values, "shipping_address"));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Puts a line right; where that is refused, the page shows how things stand by now. */
async function fixLine(context: Context, visit: Visit, fix: string): Promise<void> {
  const [, item_id, quantity] = FIX.exec(fix) ?? [];
  if (item_id === undefined) return;
  const owner = ownerOf(context, visit.cookie(CART_COOKIE));
  try {
    await updateItem(context, { owner, item_id: Number(item_id), quantity: Number(quantity) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

function stateOf(facts: CheckoutFacts, refusal: Refusal): FormState {
  return refusedForm(facts.values, refusal);
}

function cartEmpty(): Refusal {
  return conflict("cart_empty", "There is nothing in this cart.");
}

function isUnbuyable({ cart }: CheckoutFacts): boolean {
  return cart.problems.some(({ code }) => code !== "price_changed");
}
