// A small market made through the API alone, over whatever client: people, goods, and what must be true of it
// all.
import assert from "node:assert/strict";
import { createAdmin } from "#modules/identity";
import { type Context, createContext, type Services, SYSTEM_ACTOR } from "#platform/context";
import { checkInvariants } from "../../src/invariants.ts";
import { createJobWorker } from "../../src/surfaces.ts";
import type { Call, Reply } from "../api.ts";
import { type Client, done } from "./client.ts";

export const PASSWORD = "correct-horse-battery";
export const HOME = {
  full_name: "Ada Byron",
  line1: "12 Main Street",
  city: "Springfield",
  state: "IL",
  postal_code: "62701",
  country: "US",
};

export interface Keeper {
  token: string;
  seller_id: number;
}

export interface Good {
  product_id: number;
  variant_id: number;
}

export interface Stand {
  client: Client;
  services: Services;
  system: Context;
  /** The admin's access token. */
  olga: string;
  category_id: number;
  /** An approved seller. */
  seller(name: string, place?: { country: string; currency: string }): Promise<Keeper>;
  product(keeper: Keeper, body?: object): Promise<Good>;
  /** A new account's access token. */
  buyer(name: string): Promise<string>;
  /** Fills a new guest's cart and gives its token. */
  guestCart(goods: readonly Good[], quantity?: number): Promise<string>;
  add(call: Call, good: Good, quantity?: number): Promise<Reply>;
  checkOut(call: Call, input?: object): Promise<Reply>;
  stock(good: Good): Promise<{ on_hand: number; reserved: number }>;
  count(table: "orders" | "payments" | "charges" | "carts" | "users" | "refunds"): Promise<number>;
  /** Money that the fake provider holds: what it took less what it gave back. */
  atProvider(): Promise<number>;
  /** How often a mail with this beginning of its key was written. */
  mails(key: string): Promise<number>;
  /** Jobs that wait, run or are dead. */
  jobs(): Promise<{ kind: string; last_error: string | null }[]>;
  /** Runs all jobs that are due. */
  drain(): Promise<void>;
  /** Fails with what is broken. */
  allIsWell(): Promise<void>;
}

/** Opens the market: an admin, taxes and a category. */
export async function openStand(services: Services, client: Client): Promise<Stand> {
  const system = createContext(services, SYSTEM_ACTOR);
  const login = { email: "olga@example.com", password: PASSWORD };
  await createAdmin(system, { ...login, first_name: "Olga", last_name: "Test", username: "olga" });
  const olga: string = (await done(client("POST", "/api/auth/login/", { body: login }))).access;
  const as_olga = (body: object): Call => ({ token: olga, body });
  const taxes = "/api/admin/settings/tax-rates/";
  const american = { tax_included: false, rates: { standard: "8.875" } };
  const german = { tax_included: true, rates: { standard: "19", reduced: "7" } };
  await done(client("PUT", `${taxes}US/`, as_olga(american)));
  await done(client("PUT", `${taxes}DE/`, as_olga(german)));
  const category = await done(client("POST", "/api/categories/", as_olga({ name: "Things" })));

  const register = (name: string, more: object = {}) =>
    done(
      client("POST", "/api/auth/register/", {
        body: {
          ...{ email: `${name}@example.com`, password: PASSWORD, username: name },
          ...{ first_name: name, last_name: "Test", ...more },
        },
      }),
    );
  const stand: Stand = {
    client,
    services,
    system,
    olga,
    category_id: category.id,
    seller: async (name, place = { country: "US", currency: "USD" }) => {
      const store = { role: "seller", store_name: `Shop of ${name}` };
      const { access: token, user } = await register(name, store);
      await done(client("PATCH", "/api/seller/profile/", { token, body: place }));
      const approval = `/api/admin/sellers/${user.seller.id}/approval/`;
      if (user.seller.status === "pending") await done(client("POST", approval, as_olga({})));
      return { token, seller_id: user.seller.id };
    },
    product: async (keeper, body = {}) => {
      const plain = { name: "Lamp", price: "10.00", category: category.id, stock_quantity: 10 };
      const call = { token: keeper.token, body: { ...plain, ...body } };
      const product = await done(client("POST", "/api/products/", call));
      return { product_id: product.id, variant_id: product.variants[0].id };
    },
    buyer: async (name) => (await register(name)).access,
    guestCart: async (goods, quantity = 1) => {
      let cart = "";
      for (const good of goods) {
        const call = cart === "" ? {} : { cart };
        cart = (await done(stand.add(call, good, quantity))).token;
      }
      return cart;
    },
    add: (call, good, quantity = 1) =>
      client("POST", "/api/cart/add/", { ...call, body: { ...good, quantity } }),
    checkOut: (call, input = {}) => {
      const guest = call.cart ? { email: "guest@example.com" } : {};
      const body = { shipping_address: HOME, payment_method: "card", ...guest, ...input };
      return client("POST", "/api/checkout/", { ...call, body });
    },
    ...readings(services, system),
  };
  return stand;
}

function readings(services: Services, system: Context) {
  return {
    stock: async ({ variant_id }: Good) => {
      const { on_hand, reserved } = await system.db
        .selectFrom("stock_items")
        .select(["on_hand", "reserved"])
        .where("variant_id", "=", variant_id)
        .executeTakeFirstOrThrow();
      return { on_hand, reserved };
    },
    count: async (table: Parameters<Stand["count"]>[0]) =>
      (await system.db.selectFrom(table).select("id").execute()).length,
    atProvider: async () => {
      const rows = await system.db
        .selectFrom("fake_provider_payments")
        .select(["amount_minor", "refunded_minor"])
        .where("status", "=", "captured")
        .execute();
      return rows.reduce((sum, row) => sum + row.amount_minor - row.refunded_minor, 0);
    },
    mails: async (key: string) => {
      const rows = await system.db.selectFrom("mails").select("unique_key").execute();
      return rows.filter((mail) => mail.unique_key.startsWith(key)).length;
    },
    jobs: () => system.db.selectFrom("jobs").select(["kind", "last_error"]).execute(),
    drain: async () => {
      await createJobWorker(services).drain();
    },
    allIsWell: async () => assert.deepEqual(await checkInvariants(system), []),
  };
}
