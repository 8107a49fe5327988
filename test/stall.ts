// Products on sale, written as rows: three sellers in two countries and two currencies, for tests of what
// comes after the catalogue and needs no more of it than that buyers can see its products.
import { openSession, type UserActor } from "#modules/identity";
import { giveStock } from "#modules/inventory";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { issueToken } from "#platform/http/jwt";
import { START, type World } from "./world.ts";

/** A product's settings; everything has a plain default. */
export interface StallProduct {
  seller_id?: number;
  name?: string;
  price_minor?: number;
  currency?: string;
  stock?: number;
  low_stock_threshold?: number;
  min_quantity?: number;
  quantity_step?: number;
  is_digital?: 0 | 1;
  tiers?: { min_quantity: number; price_minor: number }[];
  /** More variants than the one, each with its stock and its own price if it has one. */
  variants?: { name: string; stock: number; price_minor?: number }[];
}

export interface Stall {
  ada: UserActor;
  sol: UserActor;
  mei: UserActor;
  /** Sol and Kim sell in USD, Mei in EUR. */
  sellers: { sol: number; kim: number; mei: number };
  category_id: number;
  /** Puts a product on sale and gives its id and its variants' ids. */
  product(
    settings?: StallProduct,
  ): Promise<{ product_id: number; variant_id: number; variant_ids: number[] }>;
}

/** Sets up people, sellers and one category. */
export async function openStall(world: World): Promise<Stall> {
  const context = world.as();
  return transaction(context, async (tx) => {
    const ada = await addUser(tx, "ada");
    const sol = await addUser(tx, "sol");
    const mei = await addUser(tx, "mei");
    const sellers = {
      sol: await addSeller(tx, "sol", "US", "USD"),
      kim: await addSeller(tx, "kim", "US", "USD"),
      mei: await addSeller(tx, "mei", "DE", "EUR"),
    };
    await addMember(tx, sol, sellers.sol);
    await addMember(tx, mei, sellers.mei);
    const category = await tx.db
      .insertInto("categories")
      .values({ ...TIMES, name: "Things", slug: "things", path: "things", full_path: "Things", level: 0 })
      .executeTakeFirst();
    const category_id = Number(category.insertId);
    const member = (user_id: number, seller_id: number) => ({
      ...actor(user_id),
      seller: { seller_id, status: "approved" as const, member_role: "owner" as const },
    });
    return {
      ada: actor(ada),
      sol: member(sol, sellers.sol),
      mei: member(mei, sellers.mei),
      sellers,
      category_id,
      product: (settings = {}) =>
        transaction(context, (inner) => addProduct(inner, category_id, sellers.sol, settings)),
    };
  });
}

/** An access token for this account, as sign-in would give it. */
export async function accessToken(world: World, { user_id }: UserActor): Promise<string> {
  const context = world.as();
  const device = { user_agent: null, address: null };
  const session = await transaction(context, (tx) => openSession(tx, user_id, device));
  return issueToken(context, session);
}

const TIMES = { created_at: START, updated_at: START };
let products = 0;

function actor(user_id: number): UserActor {
  return { kind: "user", user_id, session_id: 1, role: "buyer", permissions: [], seller: null };
}

async function addUser(tx: Context, name: string): Promise<number> {
  const email = `${name}@example.com`;
  const row = { ...TIMES, email, email_key: email, password_hash: "-", role: "buyer" as const };
  const rest = { permissions: "[]", first_name: name, last_name: "Test", is_active: 1 as const };
  const result = await tx.db
    .insertInto("users")
    .values({ ...row, ...rest })
    .executeTakeFirst();
  return Number(result.insertId);
}

async function addSeller(tx: Context, name: string, country: string, currency: string): Promise<number> {
  const row = { ...TIMES, name, name_key: name, slug: name, status: "approved" as const, country, currency };
  const result = await tx.db.insertInto("sellers").values(row).executeTakeFirst();
  return Number(result.insertId);
}

async function addMember(tx: Context, user_id: number, seller_id: number): Promise<void> {
  const row = { user_id, seller_id, role: "owner" as const, created_at: START };
  await tx.db.insertInto("seller_members").values(row).execute();
}

async function addProduct(
  tx: Parameters<typeof giveStock>[0],
  category_id: number,
  default_seller_id: number,
  settings: StallProduct,
) {
  products += 1;
  const { seller_id = default_seller_id, name = `Thing ${products}`, price_minor = 1000 } = settings;
  const { currency = "USD", min_quantity = 1, quantity_step = 1, is_digital = 0 } = settings;
  const slug = `thing-${products}`;
  const shape = { name, slug, price_minor, currency, min_quantity, quantity_step, is_digital };
  const row = { ...TIMES, seller_id, category_id, ...shape, options: "[]", status: "published" as const };
  const inserted = await tx.db.insertInto("products").values(row).executeTakeFirst();
  const product_id = Number(inserted.insertId);
  for (const tier of settings.tiers ?? []) {
    await tx.db
      .insertInto("price_tiers")
      .values({ product_id, ...tier })
      .execute();
  }
  const variants = settings.variants ?? [{ name: "", stock: settings.stock ?? 10, price_minor: undefined }];
  const given = [];
  for (const variant of variants) {
    const options = variant.name ? JSON.stringify({ Size: variant.name }) : "{}";
    const columns = { product_id, seller_id, sku: `SKU-${products}${variant.name}`, options };
    const result = await tx.db
      .insertInto("variants")
      .values({ ...columns, options_key: variant.name, price_minor: variant.price_minor ?? null })
      .executeTakeFirst();
    const { low_stock_threshold = 0 } = settings;
    given.push({ variant_id: Number(result.insertId), stock_quantity: variant.stock, low_stock_threshold });
  }
  await giveStock(tx, { product_id, seller_id, variants: given });
  const variant_ids = given.map((variant) => variant.variant_id);
  return { product_id, variant_id: variant_ids[0] ?? 0, variant_ids };
}
