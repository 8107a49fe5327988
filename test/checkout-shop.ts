// A shop that is opened in a browser: three sellers' goods in one currency, and visitors who buy them.
import type { TestContext } from "node:test";
import { openSession } from "#modules/identity";
import type { TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { createApplicationOf } from "../src/surfaces.ts";
import type { ApiWorld } from "./api.ts";
import { type Market, openMarket } from "./purchases.ts";
import { type Fields, type Visitor, visitor } from "./visitor.ts";

export interface Shop extends Market {
  app: ApiWorld["app"];
  /** A lamp of Sol's, a pan of Kim's, a bowl of Mei's: 10.00, 20.00 and 30.00 USD, ten of each. */
  lamp: Ware;
  pan: Ware;
  bowl: Ware;
  /** Something of Sol's that is downloaded: 5.00 USD. */
  song: Ware;
  /** Somebody new, and Ada with her session. */
  newcomer(): Visitor;
  signedIn(): Promise<Visitor>;
  /** Puts so many into the visitor's cart. */
  put(who: Visitor, ...wares: [Ware, number][]): Promise<void>;
  orderCount(): Promise<number>;
  /** Changes rows behind everybody's back. */
  change<T>(work: (db: TransactionContext["db"]) => Promise<T>): Promise<T>;
}

export interface Ware {
  product_id: number;
  variant_id: number;
}

/** A complete form of a guest in Illinois. */
export const GUEST: Fields = {
  email: "grace@example.com",
  "shipping_address.full_name": "Grace Guest",
  "shipping_address.line1": "12 Main Street",
  "shipping_address.postal_code": "62701",
  "shipping_address.city": "Springfield",
  "shipping_address.state": "IL",
  "shipping_address.country": "US",
  accept_terms: "true",
  step: "place",
};

export async function openShop(test: Pick<TestContext, "after">): Promise<Shop> {
  const market = await openMarket(test);
  const app = createApplicationOf(market.services);
  const { sellers, product } = market;
  const change: Shop["change"] = (work) => transaction(market.as(), (tx) => work(tx.db));
  await change((db) => db.updateTable("shipping_methods").set({ currency: "USD" }).execute());
  const ware = (name: string, seller_id: number, price_minor: number, is_digital: 0 | 1 = 0) =>
    product({ name, seller_id, price_minor, stock: 10, is_digital });
  return {
    ...market,
    app,
    change,
    lamp: await ware("Desk lamp", sellers.sol, 1000),
    pan: await ware("Iron <pan>", sellers.kim, 2000),
    bowl: await ware("Blue bowl", sellers.mei, 3000),
    song: await ware("Summer song", sellers.sol, 500, 1),
    newcomer: () => visitor({ app }),
    signedIn: async () => {
      const ada = visitor({ app });
      const device = { user_agent: null, address: null };
      const session = await transaction(market.as(), (tx) => openSession(tx, market.ada.user_id, device));
      ada.cookies.set("buybuy_session", session.web_secret);
      return ada;
    },
    put: async (who, ...wares) => {
      for (const [{ product_id, variant_id }, quantity] of wares) {
        const fields = { product_id, variant_id, quantity };
        const texts = Object.fromEntries(
          Object.entries(fields).map(([name, value]) => [name, String(value)]),
        );
        const page = await who.post("/cart/add/", texts);
        if (page.status !== 200) throw new Error(`${page.status} ${page.words}`);
      }
    },
    orderCount: async () => {
      const counts = market
        .as()
        .db.selectFrom("orders")
        .select((of) => of.fn.countAll<number>().as("count"));
      return (await counts.executeTakeFirstOrThrow()).count;
    },
  };
}
