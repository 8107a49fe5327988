// People, sellers and a small tree of categories, for tests that add products by the catalogue's own verbs.
import assert from "node:assert/strict";
import {
  type CategoryInput,
  catalogInvariants,
  createCategory,
  createProduct,
  type ProductInput,
} from "#modules/catalog";
import type { UserActor } from "#modules/identity";
import type { SellerStatus } from "#modules/sellers";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { findViolations } from "#platform/invariant";
import { START, type World } from "./world.ts";

export interface Catalogue {
  ada: Context;
  /** Sol and Kim sell in USD from the US, Mei in EUR from Germany. */
  sol: Context;
  kim: Context;
  mei: Context;
  olga: Context;
  /** Nobody signed in. */
  public: Context;
  sellers: { sol: number; kim: number; mei: number };
  /** home > kitchen > pans, home > bath; garden. */
  categories: { home: number; kitchen: number; pans: number; bath: number; garden: number };
}

const TIMES = { created_at: START, updated_at: START };

/** Opens the catalogue of one test: five people, three approved sellers, five categories, no products. */
export async function openCatalogue(world: World): Promise<Catalogue> {
  const context = world.as();
  const people = await transaction(context, async (tx) => {
    const users: number[] = [];
    for (const name of ["ada", "sol", "kim", "mei"]) users.push(await addUser(tx, name, "buyer"));
    users.push(await addUser(tx, "olga", "admin"));
    const ids = { sol: 0, kim: 0, mei: 0 };
    for (const [place, name] of (["sol", "kim", "mei"] as const).entries()) {
      ids[name] = await addSeller(tx, name, name === "mei" ? "EUR" : "USD", users[place + 1] ?? 0);
    }
    return { users, ...ids };
  });
  const { users, ...sellers } = people;
  const [ada = 0, sol = 0, kim = 0, mei = 0, olga = 0] = users;
  const admin = world.as({ ...actor(olga), role: "admin" });
  const home = await createCategory(admin, category("Home"));
  const kitchen = await createCategory(admin, category("Kitchen", home));
  return {
    ada: world.as(actor(ada)),
    sol: world.as(member(sol, sellers.sol)),
    kim: world.as(member(kim, sellers.kim)),
    mei: world.as(member(mei, sellers.mei)),
    olga: admin,
    public: world.as({ kind: "anonymous" }),
    sellers,
    categories: {
      home,
      kitchen,
      pans: await createCategory(admin, category("Pans", kitchen)),
      bath: await createCategory(admin, category("Bath", home)),
      garden: await createCategory(admin, category("Garden")),
    },
  };
}

/** A category with plain settings. */
export function category(
  name: string,
  parent_id: number | null = null,
  more: Partial<CategoryInput> = {},
): CategoryInput {
  const texts = { description: null, meta_title: null, meta_description: null };
  return { name, parent_id, sort_order: 0, is_active: true, ...texts, ...more };
}

/** A product's whole input with plain settings. */
export function product(category_id: number, more: Partial<ProductInput> = {}): ProductInput {
  return {
    name: "Iron pan",
    category_id,
    price: "19.99",
    sku: null,
    short_description: null,
    description: null,
    compare_price: null,
    cost_price: null,
    tax_class: "standard",
    is_active: true,
    is_featured: false,
    is_digital: false,
    weight_grams: null,
    dimensions_mm: null,
    meta_title: null,
    meta_description: null,
    min_quantity: 1,
    quantity_step: 1,
    specifications: [],
    price_tiers: [],
    options: [],
    ...more,
  };
}

/** Adds a product as this seller's owner. */
export function addProduct(
  seller: Context,
  category_id: number,
  more: Partial<ProductInput> = {},
): Promise<number> {
  return createProduct(seller, product(category_id, more));
}

/** Everything that is always true of the catalogue is true now. */
export async function assertCatalogueHolds(context: Context): Promise<void> {
  assert.deepEqual(await findViolations(context, catalogInvariants), []);
}

/** An account's owner of a seller, as the session would tell. */
export function member(user_id: number, seller_id: number, status: SellerStatus = "approved"): UserActor {
  return { ...actor(user_id), seller: { seller_id, status, member_role: "owner" } };
}

function actor(user_id: number): UserActor {
  return { kind: "user", user_id, session_id: 1, role: "buyer", permissions: [], seller: null };
}

async function addUser(tx: Context, name: string, role: "buyer" | "admin"): Promise<number> {
  const email = `${name}@example.com`;
  const row = { ...TIMES, email, email_key: email, password_hash: "-", role };
  const rest = { permissions: "[]", first_name: name, last_name: "Test", is_active: 1 as const };
  const result = await tx.db
    .insertInto("users")
    .values({ ...row, ...rest })
    .executeTakeFirst();
  return Number(result.insertId);
}

async function addSeller(tx: Context, name: string, currency: string, user_id: number): Promise<number> {
  const country = currency === "EUR" ? "DE" : "US";
  const row = { ...TIMES, name, name_key: name, slug: name, status: "approved" as const, country, currency };
  const result = await tx.db.insertInto("sellers").values(row).executeTakeFirst();
  const seller_id = Number(result.insertId);
  const owner = { seller_id, user_id, role: "owner" as const, created_at: START };
  await tx.db.insertInto("seller_members").values(owner).execute();
  return seller_id;
}
