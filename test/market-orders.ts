// What was bought at the test market: an order in every state, a guest's one, and Ada's cart.
import { refundsOf } from "#modules/payments";
import type { ApiWorld, Call } from "./api.ts";
import type { Good, Goods } from "./market-goods.ts";
import { done, type People, type Person } from "./market-people.ts";

/** An order, as the tests name its parts. */
export interface Bought {
  order_id: number;
  payment_id: number;
  /** Seller orders in the order of their sellers' ids. */
  parts: number[];
  item_ids: number[];
  redirect_url: string;
  total: string;
  /** Only a guest's. */
  token: string;
}

export interface Purchases {
  /**
   * All Ada's but unpaid (Uma), redirected (Rita), transferred and repaid (Tom), bens (Ben, from Mei) and
   * guests.
   */
  orders: Record<
    | "paid"
    | "confirmed"
    | "shipped"
    | "delivered"
    | "cancelled"
    | "of_sue"
    | "bens"
    | "unpaid"
    | "redirected"
    | "transferred"
    | "repaid"
    | "guests",
    Bought
  >;
  /** What waits to be paid back by hand, of Tom's first order. */
  refund_id: number;
  ada_items: number[];
  guest_cart: { token: string; item_id: number };
}

const CITY = { city: "Springfield", state: "IL", postal_code: "62701", country: "US" };
/** Where Ada has her parcels sent: her sellers see it, other buyers never. */
const ADA_ADDRESS = { full_name: "Ada Byron", line1: "parcel-canary-ada", ...CITY };
const BEN_ADDRESS = {
  ...{ full_name: "Ben Test", line1: "parcel-canary-ben" },
  ...{ city: "Berlin", postal_code: "10115", country: "DE" },
};
const GUEST_ADDRESS = { full_name: "Gus Guest", line1: "parcel-canary-guest", ...CITY };

/** Buys everything through the API. */
export async function buyAtMarket(world: ApiWorld, people: People, goods: Goods): Promise<Purchases> {
  const { lamp, pan, soap, bowl, shirt } = goods.products;
  const as = (person: Person): Call => ({ token: people[person].access });
  const ada = (lines: Good[]) => buy(world, as("ada"), lines, { shipping_address: ADA_ADDRESS });
  const orders = {
    paid: await ada([lamp, pan]),
    confirmed: await ada([lamp]),
    shipped: await ada([lamp]),
    delivered: await ada([lamp]),
    cancelled: await ada([lamp]),
    of_sue: await ada([soap]),
    bens: await buy(world, as("ben"), [bowl], { shipping_address: BEN_ADDRESS }),
    repaid: await buyAs(world, people, "tom", lamp, { payment_method: "bank_transfer" }),
    unpaid: await buyAs(world, people, "uma", lamp, { payment_token: "fake_decline" }),
    redirected: await buyAs(world, people, "rita", lamp, { payment_token: "fake_redirect" }),
    transferred: await buyAs(world, people, "tom", lamp, { payment_method: "bank_transfer" }),
    guests: await buyAsGuest(world, lamp),
  };
  const fulfil = async (order: Bought, acts: string[]) => {
    const path = `/api/seller/orders/${order.parts[0]}/`;
    for (const act of acts) await done(world.post(`${path}${act}/`, {}, as("sol")));
  };
  await fulfil(orders.confirmed, ["confirm"]);
  await fulfil(orders.shipped, ["confirm", "shipments"]);
  await fulfil(orders.delivered, ["confirm", "shipments", "deliver"]);
  const { payment_id, total: amount, order_id } = orders.repaid;
  const arrived = { amount, reference: "Statement 1" };
  await done(world.post(`/api/admin/payments/${payment_id}/capture/`, arrived, as("olga")));
  await done(world.post(`/api/orders/${order_id}/cancel/`, {}, as("tom")));
  const [refund] = await refundsOf(world.as(), order_id);
  await done(world.post(`/api/orders/${orders.cancelled.order_id}/cancel/`, {}, as("ada")));
  await put(world, as("ada"), lamp);
  const cart = await put(world, as("ada"), { ...shirt, variant_id: shirt.variant_ids[1] ?? 0 });
  const guest = await put(world, {}, lamp);
  return {
    orders,
    refund_id: refund?.id ?? 0,
    ada_items: cart.items.map((item: { id: number }) => item.id),
    guest_cart: { token: guest.token, item_id: guest.items[0].id },
  };
}

async function put(world: ApiWorld, call: Call, { product_id, variant_id }: Good) {
  return done(world.post("/api/cart/add/", { product_id, variant_id, quantity: 2 }, call));
}

async function buy(world: ApiWorld, call: Call, lines: Good[], input: object): Promise<Bought> {
  for (const line of lines) await put(world, call, line);
  return checkOut(world, call, input);
}

async function checkOut(world: ApiWorld, call: Call, input: object): Promise<Bought> {
  const order = await done(world.post("/api/checkout/", { payment_method: "card", ...input }, call));
  const parts: { id: number; items: { id: number }[] }[] = order.seller_orders;
  return {
    order_id: order.id,
    payment_id: order.payment.id,
    parts: parts.map((part) => part.id),
    item_ids: parts.flatMap((part) => part.items.map((item) => item.id)),
    redirect_url: order.payment.redirect_url ?? "",
    total: order.total_amount,
    token: order.token ?? "",
  };
}

function buyAs(world: ApiWorld, people: People, person: Person, good: Good, input: object): Promise<Bought> {
  const shipping_address = { ...ADA_ADDRESS, line1: `parcel-canary-${person}` };
  return buy(world, { token: people[person].access }, [good], { shipping_address, ...input });
}

async function buyAsGuest(world: ApiWorld, good: Good): Promise<Bought> {
  const { token } = await put(world, {}, good);
  const input = { shipping_address: GUEST_ADDRESS, email: "guest-canary@example.com" };
  return checkOut(world, { cart: token }, input);
}
