// A market where people buy: sellers who ship, countries that tax, carts that fill, and a worker.
import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { addItem, type CartOwner } from "#modules/cart";
import { type CheckoutInput, checkOut, giveDefaultShipping, setTaxCountry } from "#modules/checkout";
import { type OrderView, orderView } from "#modules/orders";
import type { Actor, Context } from "#platform/context";
import { transaction } from "#platform/database";
import { findViolations } from "#platform/invariant";
import { createWorker } from "#platform/queue";
import { Refusal } from "#platform/refusal";
import { invariants } from "../src/invariants.ts";
import { jobHandlers } from "../src/reactions.ts";
import { openStall, type Stall } from "./stall.ts";
import { openWorld, type World } from "./world.ts";

export const US_ADDRESS = {
  full_name: "Ada Byron",
  line1: "12 Main Street",
  city: "Springfield",
  state: "IL",
  postal_code: "62701",
  country: "US",
  phone: "+1 555 0100",
};

export const DE_ADDRESS = {
  full_name: "Ada Byron",
  line1: "Hauptstraße 5",
  city: "Berlin",
  postal_code: "10115",
  country: "DE",
};

/** The stall has products without the catalogue's own rows, so its invariants are left to its own tests. */
const OF_PURCHASES = invariants.filter((invariant) => !invariant.name.startsWith("catalogue:"));

export interface Market extends World, Stall {
  buyer: Context;
  guest: Context;
  olga: Context;
  /** A context for the seller's owner. */
  seller(seller_id: number): Context;
  /** Fills the buyer's cart, or a guest's, whose token is returned. */
  fill(
    lines: readonly [{ product_id: number; variant_id: number }, number][],
    as?: Context,
  ): Promise<string | null>;
  /** Buys what is in the cart, to the United States by card unless told. */
  buy(input?: Partial<CheckoutInput>, as?: Context): Promise<OrderView>;
  view(order_id: number): Promise<OrderView>;
  stock(variant_id: number): Promise<{ on_hand: number; reserved: number }>;
  /** Runs everything that is due later. */
  work(): Promise<void>;
  mails(): Promise<{ unique_key: string; recipient: string; subject: string; text_body: string }[]>;
  /** Fails with what is broken. */
  allIsWell(): Promise<void>;
}

export async function openMarket(
  test: Pick<TestContext, "after">,
  env: Record<string, string> = {},
): Promise<Market> {
  const world = await openWorld(test, env);
  const stall = await openStall(world);
  await furnish(world, stall);
  const buyer = world.as(stall.ada);
  const guest = world.as({ kind: "anonymous" });
  const olga: Actor = {
    kind: "user",
    user_id: stall.ada.user_id,
    session_id: 9,
    role: "admin",
    permissions: [],
    seller: null,
  };
  const view = (order_id: number) => orderView(world.as(), order_id);
  return {
    ...world,
    ...stall,
    buyer,
    guest,
    olga: world.as(olga),
    seller: (seller_id) =>
      world.as({ ...stall.sol, seller: { seller_id, status: "approved", member_role: "owner" } }),
    view,
    fill: async (lines, as = buyer) => {
      let token: string | null = null;
      const user_id = as.actor.user_id ?? null;
      for (const [{ product_id, variant_id }, quantity] of lines) {
        const owner: CartOwner = { user_id, token: user_id === null ? token : null };
        token = (await addItem(as, { owner, product_id, variant_id, quantity })).token;
      }
      return token;
    },
    buy: async (input = {}, as = buyer) => {
      const wishes = { cart_token: null, shipping_address: US_ADDRESS, payment_method: "card", ...input };
      return view((await checkOut(as, wishes)).order_id);
    },
    stock: async (variant_id) => {
      const { on_hand, reserved } = await world
        .as()
        .db.selectFrom("stock_items")
        .select(["on_hand", "reserved"])
        .where("variant_id", "=", variant_id)
        .executeTakeFirstOrThrow();
      return { on_hand, reserved };
    },
    work: async () => {
      await createWorker(world.services, jobHandlers).drain();
    },
    mails: () =>
      world
        .as()
        .db.selectFrom("mails")
        .select(["unique_key", "recipient", "subject", "text_body"])
        .orderBy("id")
        .execute(),
    allIsWell: async () => {
      assert.deepEqual(await findViolations(world.as(), OF_PURCHASES), []);
    },
  };
}

/** A refusal with this code, for `assert.rejects`. */
export function refusedAs(code: string, field?: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof Refusal, String(error));
    const codes = [error.code, ...(error.errors ?? []).map((one) => one.code)];
    assert.ok(codes.includes(code), `${codes.join(", ")} instead of ${code}`);
    if (field)
      assert.ok(
        error.errors?.some((one) => one.field === field),
        JSON.stringify(error.errors),
      );
    return true;
  };
}

/** Everybody ships for 5.00 of their currency; US prices are net at 10 %, German ones gross at 19 %. */
async function furnish(world: World, stall: Stall): Promise<void> {
  const context = world.as();
  await transaction(context, async (tx) => {
    for (const [name, seller_id] of Object.entries(stall.sellers)) {
      await giveDefaultShipping(tx, { seller_id });
      await tx.db
        .updateTable("sellers")
        .set({ email: `${name}@shop.example` })
        .where("id", "=", seller_id)
        .execute();
    }
  });
  const rates = (standard: number, reduced: number) => ({ standard, reduced, zero: 0 });
  await setTaxCountry(context, { country: "US", tax_included: false, rates: rates(100_000, 50_000) });
  await setTaxCountry(context, { country: "DE", tax_included: true, rates: rates(190_000, 70_000) });
}
