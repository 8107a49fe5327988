// The demo world: written in one go, the same every time, for development and tests only.
import { refreshListings } from "#modules/catalog";
import { countPopularity } from "#modules/orders";
import { type Context, now, type TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { hashPassword, passwordCost } from "#platform/password";
import { loadEmpty } from "../empty/load.ts";
import { loadCategories } from "./load-categories.ts";
import { loadOffice } from "./load-office.ts";
import { loadOrders } from "./load-orders.ts";
import { loadPeople } from "./load-people.ts";
import { loadProducts } from "./load-products.ts";
import { loadViews } from "./load-views.ts";

/** The password of everybody in the demo world. */
export const DEMO_PASSWORD = "buybuy-demo";

/** Fills an empty database in one transaction. Its moments are counted back from the clock's. */
export async function loadDemo(context: Context): Promise<void> {
  const { environment } = context.services.config;
  if (environment === "production")
    throw new Error("The demo world has a known password: never in production");
  const password_hash = await hashPassword(DEMO_PASSWORD, passwordCost(environment));
  await transaction(context, async (tx) => {
    await loadEmpty(tx);
    const sellers = await loadPeople(tx, password_hash, now(tx));
    const categories = await loadCategories(tx, now(tx));
    const product_ids = await loadProducts(tx, { sellers, categories, time: now(tx) });
    const quiet = withoutNews(tx);
    await loadOrders(quiet);
    await loadOffice(quiet);
    await forgetNews(tx);
    await loadViews(tx);
    await countPopularity(tx);
    await refreshListings(tx, product_ids);
  });
}

/** Nobody is told of what is long past: no warnings, no reactions. */
function withoutNews(tx: TransactionContext): TransactionContext {
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  return { ...tx, services: { ...tx.services, log, publish: async () => {} } };
}

/** Nobody has to be asked about the past any more, or written to. */
async function forgetNews(tx: TransactionContext): Promise<void> {
  await tx.db.deleteFrom("jobs").where("kind", "in", ["refund.send", "payment.void", "mail.send"]).execute();
  await tx.db.deleteFrom("mails").execute();
}
