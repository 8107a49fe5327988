// What staff, the clock, the background work and bad luck do in the simulation.
import { createContext, SYSTEM_ACTOR } from "#platform/context";
import { armFault, FAULT_POINTS } from "#platform/fault";
import { tasks } from "../../src/schedule.ts";
import { createJobWorker } from "../../src/surfaces.ts";
import { askAs, type Market, someOrder } from "./model.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WAITS = {
  [String(2 * SECOND)]: 40,
  [String(20 * SECOND)]: 20,
  [String(3 * MINUTE)]: 8,
  [String(31 * MINUTE)]: 3,
  [String(6 * HOUR)]: 1,
  [String(8 * DAY)]: 1,
};

async function transferArrives(market: Market): Promise<void> {
  const { chance, admin } = market;
  const order = someOrder(market, ({ method }) => method === "bank_transfer");
  if (!order) return;
  const payment = await market.stand.system.db
    .selectFrom("payments")
    .select(["id", "amount_minor"])
    .where("order_id", "=", order.id)
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (!payment) return;
  const minor = chance.percent(10) ? payment.amount_minor + 1 : payment.amount_minor;
  const amount = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`;
  const call = { body: { amount, reference: "Statement 18" } };
  const send = () => askAs(market, admin, "POST", `/api/admin/payments/${payment.id}/capture/`, call);
  await Promise.all(chance.percent(25) ? [send(), send()] : [send()]);
}

async function refundByHand(market: Market): Promise<void> {
  const refund_id = market.chance.maybe(await promised(market));
  if (refund_id) await settle(market, refund_id, market.chance.percent(25) ? 2 : 1);
}

/** Staff pay out every refund that no provider sends. */
export async function payOutByHand(market: Market): Promise<void> {
  for (const refund_id of await promised(market)) await settle(market, refund_id, 1);
}

async function promised(market: Market): Promise<number[]> {
  const rows = await market.stand.system.db
    .selectFrom("refunds")
    .select("id")
    .where("status", "=", "pending")
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

async function settle(market: Market, refund_id: number, times: number): Promise<void> {
  const call = { body: { reference: "Paid out" } };
  const path = `/api/admin/refunds/${refund_id}/settlement/`;
  const send = () => askAs(market, market.admin, "POST", path, call);
  await Promise.all(Array.from({ length: times }, send));
}

async function judge(market: Market): Promise<void> {
  const { chance, admin } = market;
  const { body } = await askAs(market, admin, "GET", "/api/admin/sellers/?page_size=100");
  const sellers: { id: number; status: string }[] = body?.results ?? [];
  const closed = sellers.filter(({ status }) => status !== "approved");
  const seller = chance.maybe(closed.length > 0 && chance.percent(80) ? closed : sellers);
  if (!seller) return;
  const likely = seller.status === "pending" ? "approval" : "reinstatement";
  const usual = { approval: 1, rejection: 1, reinstatement: 1, suspension: 5 };
  const decision = closed.includes(seller) && chance.percent(85) ? likely : chance.weighted(usual);
  const call = { body: { reason: "As the rules say" } };
  await askAs(market, admin, "POST", `/api/admin/sellers/${seller.id}/${decision}/`, call);
}

async function sortShelves(market: Market): Promise<void> {
  const { chance, admin } = market;
  if (market.category_ids.length < 8 && chance.percent(40)) {
    const body = { name: `Shelf ${market.log.length}`, parent: chance.pick(market.category_ids) };
    const reply = await askAs(market, admin, "POST", "/api/categories/", { body });
    if (reply.status === 201) market.category_ids.push(reply.body.id);
    return;
  }
  const [root = 0, ...below] = market.category_ids;
  const id = chance.maybe(below) ?? root;
  const parent = chance.percent(30) ? null : chance.pick(market.category_ids);
  const body =
    id === root || chance.percent(40) ? { is_active: id === root || chance.percent(80) } : { parent };
  await askAs(market, admin, "PATCH", `/api/categories/${id}/`, { body });
}

async function newTax(market: Market): Promise<void> {
  const body = {
    tax_included: market.chance.percent(50),
    rates: { standard: market.chance.pick(["0", "7", "8.875", "19"]) },
  };
  const country = market.chance.pick(["US", "DE", "JP"]);
  await askAs(market, market.admin, "PUT", `/api/admin/settings/tax-rates/${country}/`, { body });
}

async function cancelForBuyer(market: Market): Promise<void> {
  const order = someOrder(market, () => true);
  if (!order) return;
  const call = { body: { reason: "The buyer called" } };
  await askAs(market, market.admin, "POST", `/api/admin/orders/${order.id}/cancel/`, call);
}

async function wait(market: Market): Promise<void> {
  const duration_ms = Number(market.chance.weighted(WAITS));
  market.clock.advance(duration_ms);
  market.log.push(`clock +${duration_ms / SECOND} s`);
}

async function work(market: Market): Promise<void> {
  const { done, failed } = await createJobWorker(market.services).drain();
  market.log.push(`worker ${done} done, ${failed} failed`);
  if (failed > 0 && !market.disarm) throw new Error(`${failed} jobs failed`);
}

/** Runs every periodic task. A crash of one must not keep the others from running. */
export async function sweep(market: Market): Promise<void> {
  const context = createContext(market.services, SYSTEM_ACTOR);
  const { below } = market.chance;
  const task = tasks[below(tasks.length)] ?? tasks[0];
  if (!task) return;
  market.log.push(`task ${task.name}`);
  try {
    await task.run(context);
  } catch (error) {
    if (!market.disarm) throw error;
  }
}

/** The next calls may meet a crash at one of the fault points: whatever passes it dies there. */
async function crash(market: Market): Promise<void> {
  market.disarm?.();
  const point = market.chance.pick(FAULT_POINTS);
  market.log.push(`armed ${point}`);
  let left = 1 + market.chance.below(2);
  const undo = armFault(point, () => {
    left -= 1;
    if (left >= 0) throw new Error(`Crash at ${point}`);
  });
  market.disarm = () => {
    undo();
    market.disarm = null;
  };
}

/** Each act with its weight. */
export const worldActs = {
  transfer_arrives: { weight: 4, run: transferArrives },
  refund_by_hand: { weight: 2, run: refundByHand },
  judge: { weight: 3, run: judge },
  sort_shelves: { weight: 2, run: sortShelves },
  new_tax: { weight: 1, run: newTax },
  cancel_for_buyer: { weight: 1, run: cancelForBuyer },
  wait: { weight: 14, run: wait },
  work: { weight: 12, run: work },
  sweep: { weight: 8, run: sweep },
  crash: { weight: 8, run: crash },
};
