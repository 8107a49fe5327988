// What sellers do in the simulation: list, reprice, restock, go on vacation, confirm, send, deliver, cancel.
import type { Reply } from "../api.ts";
import { ask, askAs, type Market, type Product, type Seller, tokenOf } from "./model.ts";
import { PASSWORD } from "./stand.ts";

const MONEY = [
  { country: "US", currency: "USD" },
  { country: "US", currency: "USD" },
  { country: "DE", currency: "EUR" },
];
const MAX_SELLERS = 9;
const PRICES = ["0.00", "0.01", "1.99", "9.99", "10.00", "33.33", "129.95", "1999.00"];
const DEAR = ["9.99", "10.00"];
const SHELF = [0, 1, 2, 5, 12, 40];

/** A new seller: applies, says where it is, and is approved more often than not. */
export async function openShop(market: Market, is_sure = false): Promise<void> {
  if (market.sellers.length >= MAX_SELLERS) return;
  const name = `seller${market.sellers.length + 1}x${market.log.length}`;
  const person = { first_name: name, last_name: "Test", username: name };
  const store = { role: "seller", store_name: `Shop ${name}` };
  const account = { email: `${name}@example.com`, password: PASSWORD };
  const reply = await ask(market, "POST", "/api/auth/register/", {
    body: { ...account, ...person, ...store },
  });
  if (reply.status !== 201) return;
  const { seller } = reply.body.user;
  const token: string = reply.body.access;
  const place = MONEY[market.sellers.length % MONEY.length] ?? { country: "US", currency: "USD" };
  const patched = await ask(market, "PATCH", "/api/seller/profile/", { token, body: place });
  if (patched.status !== 200) return;
  market.sellers.push({ name, token, fresh_until: 0, seller_id: seller.id, currency: place.currency });
  if (is_sure || market.chance.percent(70)) {
    await askAs(market, market.admin, "POST", `/api/admin/sellers/${seller.id}/approval/`, { body: {} });
  }
}

/** Lists a new product of some seller. */
export async function list(market: Market): Promise<void> {
  const { chance } = market;
  const seller = chance.pick(market.sellers);
  const stock = () => chance.pick(SHELF);
  const variants = [
    { options: { Size: "S" }, stock_quantity: stock(), price: chance.pick(PRICES) },
    { options: { Size: "M" }, stock_quantity: stock() },
  ];
  const sizes = { options: [{ name: "Size", values: ["S", "M"] }], variants };
  const tiers = { price_tiers: [{ min_quantity: 3, price: "0.50" }] };
  const is_tiered = chance.percent(20);
  const body = {
    name: `Thing ${market.log.length}`,
    price: chance.pick(is_tiered ? DEAR : PRICES),
    category: chance.pick(market.category_ids),
    is_digital: chance.percent(15),
    ...(chance.percent(10) && { min_quantity: 2, quantity_step: 2 }),
    ...(is_tiered && tiers),
    ...(chance.percent(25) ? sizes : { stock_quantity: stock() }),
    ...(chance.percent(10) && { status: "draft" }),
  };
  const reply = await askAs(market, seller, "POST", "/api/products/", { body });
  if (reply.status !== 201) return;
  const rows: { id: number; stock_quantity: number }[] = reply.body.variants;
  market.products.push({ id: reply.body.id, seller, variant_ids: rows.map((row) => row.id) });
  for (const row of rows) market.given.set(row.id, row.stock_quantity);
}

async function edit(market: Market): Promise<void> {
  const { chance } = market;
  const product = chance.maybe(market.products);
  if (!product) return;
  const act = chance.weighted({ price: 20, status: 8, category: 6, stock: 10, archive: 1 });
  const path = `/api/products/${product.id}/`;
  if (act === "archive") {
    await askAs(market, product.seller, "DELETE", path);
    return;
  }
  if (act === "stock") return setStock(market, product);
  const changes = {
    price: { price: chance.pick(PRICES) },
    status: { status: chance.pick(["draft", "published", "published", "published"]) },
    category: { category: chance.pick(market.category_ids) },
  };
  const headers: Record<string, string> = chance.percent(20) ? { "if-match": '"1"' } : {};
  const send = () => askAs(market, product.seller, "PATCH", path, { body: changes[act], headers });
  await Promise.all(chance.percent(15) ? [send(), send()] : [send()]);
}

/** "So much can be sold from now": what it means for the shelf is read before and after. */
async function setStock(market: Market, product: Product): Promise<void> {
  const [variant_id = 0] = product.variant_ids;
  const body = { stock_quantity: market.chance.pick([0, 3, 10, 25]) };
  await keepingCount(market, variant_id, () =>
    askAs(market, product.seller, "PATCH", `/api/products/${product.id}/`, { body }),
  );
}

async function restock(market: Market): Promise<void> {
  const { chance } = market;
  const product = chance.maybe(market.products);
  if (!product) return;
  const variant_id = chance.pick(product.variant_ids);
  const path = `/api/seller/inventory/${variant_id}/`;
  const send = async () => {
    if (chance.percent(60)) {
      const body = { delta: chance.pick([-5, -1, 1, 3, 10, 20]), reason: "counted" };
      return askAs(market, product.seller, "PATCH", path, { body });
    }
    const { body } = await askAs(market, product.seller, "GET", path);
    const version = chance.percent(20) ? 999 : (body?.version ?? 1);
    const headers = { "if-match": `"${version}"` };
    return askAs(market, product.seller, "PATCH", path, {
      body: { on_hand: chance.pick([0, 5, 15, 30]) },
      headers,
    });
  };
  await keepingCount(market, variant_id, () => Promise.all(chance.percent(20) ? [send(), send()] : [send()]));
}

async function keepingCount(market: Market, variant_id: number, run: () => Promise<unknown>): Promise<void> {
  const before = await onHand(market, variant_id);
  await run();
  const more = (await onHand(market, variant_id)) - before;
  market.given.set(variant_id, (market.given.get(variant_id) ?? 0) + more);
}

async function onHand(market: Market, variant_id: number): Promise<number> {
  const row = await market.stand.system.db
    .selectFrom("stock_items")
    .select("on_hand")
    .where("variant_id", "=", variant_id)
    .executeTakeFirst();
  return row?.on_hand ?? 0;
}

async function vacation(market: Market): Promise<void> {
  const seller = market.chance.pick(market.sellers);
  const body = { is_on_vacation: market.chance.percent(25) };
  await askAs(market, seller, "PATCH", "/api/seller/profile/", { body });
}

async function partsOf(market: Market, seller: Seller, status: string): Promise<Reply["body"][]> {
  const reply = await askAs(market, seller, "GET", `/api/seller/orders/?status=${status}&page_size=50`);
  return reply.body?.results ?? [];
}

async function move(market: Market, status: string, act: string, bodyOf: (part: Reply["body"]) => object) {
  const { chance } = market;
  const seller = chance.pick(market.sellers);
  const parts = await partsOf(market, seller, status);
  for (const part of parts.slice(0, 1 + chance.below(3))) {
    const headers: Record<string, string> = chance.percent(40)
      ? { "idempotency-key": `${act}-${market.log.length}` }
      : {};
    const call = { token: await tokenOf(market, seller), body: bodyOf(part), headers };
    const send = () => ask(market, "POST", `/api/seller/orders/${part.id}/${act}/`, call);
    await Promise.all(chance.percent(15) ? [send(), send()] : [send()]);
  }
}

/** Some of what is left, or everything. */
function parcelOf(market: Market, part: Reply["body"]): object {
  if (market.chance.percent(50)) return {};
  const item = market.chance.pick<{ id: number; quantity: number }>(part.items);
  return { items: [{ order_item_id: item.id, quantity: 1 + market.chance.below(item.quantity) }] };
}

const nothing = () => ({});

/** Each act with its weight. */
export const sellerActs = {
  open_shop: { weight: 1, run: (market: Market) => openShop(market) },
  list: { weight: 6, run: list },
  edit: { weight: 7, run: edit },
  restock: { weight: 8, run: restock },
  vacation: { weight: 1, run: vacation },
  confirm: { weight: 9, run: (market: Market) => move(market, "pending", "confirm", nothing) },
  send: {
    weight: 10,
    run: (market: Market) =>
      move(market, market.chance.percent(80) ? "confirmed" : "pending", "shipments", (part) =>
        parcelOf(market, part),
      ),
  },
  deliver: { weight: 7, run: (market: Market) => move(market, "shipped", "deliver", nothing) },
  refuse: {
    weight: 3,
    run: (market: Market) =>
      move(market, market.chance.pick(["pending", "confirmed"]), "cancel", () => ({ reason: "Broken" })),
  },
};
