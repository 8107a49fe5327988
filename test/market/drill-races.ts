// The drill's races: two server processes on one database, and many clients that start at the same moment.
import assert from "node:assert/strict";
import { createContext, SYSTEM_ACTOR } from "#platform/context";
import { checkInvariants } from "../../src/invariants.ts";
import type { Reply } from "../api.ts";
import { startServer } from "../server.ts";
import { clientAt, race, statuses } from "./client.ts";
import { type DatabaseKind, openPlace, type Place } from "./place.ts";
import { type Good, openStand, type Stand } from "./stand.ts";

export interface Result {
  what: string;
  database: DatabaseKind;
  figures: string;
  seconds: number;
}

/** Runs the races on this kind of database, `rounds` times for the last unit. */
export async function drillRaces(kind: DatabaseKind, rounds: number): Promise<Result[]> {
  const place = await openPlace(kind);
  const endings: (() => unknown)[] = [];
  try {
    const env = { ...place.env, BUYBUY_URL: place.config.url, WORKERS: "2" };
    const server = await startServer({ after: (ending) => endings.push(ending as () => unknown) }, env);
    const client = clientAt(server.origin);
    const stand = await openStand(place.services, client);
    const results: Result[] = [];
    for (const [what, run] of Object.entries(RACES)) {
      const start = performance.now();
      const figures = await run(stand, rounds);
      assert.deepEqual(await checkInvariants(createContext(place.services, SYSTEM_ACTOR)), []);
      results.push({ what, database: kind, figures, seconds: (performance.now() - start) / 1000 });
    }
    await settled(place);
    await server.end();
    return results;
  } finally {
    for (const ending of endings) await ending();
    await place.end();
  }
}

const RACES: Record<string, (stand: Stand, rounds: number) => Promise<string>> = {
  "1 unit, 50 buyers": lastUnit,
  "100 buyers, reversed baskets of 5": reversedBaskets,
  "500 orders at once, 50 in flight": manyNumbers,
};

async function lastUnit(stand: Stand, rounds: number): Promise<string> {
  const sol = await stand.seller("sol");
  for (let round = 0; round < rounds; round += 1) {
    const lamp = await stand.product(sol, { stock_quantity: 1 });
    const carts = await inTens(50, () => stand.guestCart([lamp]));
    const replies = await race(stand.client, 50, (index) => stand.checkOut({ cart: carts[index] }));
    answered(replies, { 201: 1, 409: 49 });
    assert.deepEqual(await stand.stock(lamp), { on_hand: 0, reserved: 0 });
  }
  return `${rounds} rounds: each 1 order, 49 refusals`;
}

async function reversedBaskets(stand: Stand): Promise<string> {
  const goods = await shelf(stand, "kim", 6);
  const carts = await inTens(100, (index) => {
    const some = goods.filter((_good, at) => at !== index % 6);
    return stand.guestCart(index % 2 === 0 ? some : some.toReversed());
  });
  const replies = await race(stand.client, 100, (index) => stand.checkOut({ cart: carts[index] }));
  answered(replies, { 201: 100 });
  return "100 orders, none lost";
}

async function manyNumbers(stand: Stand): Promise<string> {
  const [lamp] = await shelf(stand, "mia", 1);
  assert.ok(lamp);
  const numbers = new Set<string>();
  for (let wave = 0; wave < 10; wave += 1) {
    const carts = await inTens(50, () => stand.guestCart([lamp]));
    const replies = await race(stand.client, 50, (index) => stand.checkOut({ cart: carts[index] }));
    answered(replies, { 201: 50 });
    for (const { body } of replies) numbers.add(body.number);
  }
  assert.equal(numbers.size, 500);
  return "500 different numbers, no error";
}

/** Fails with an answer that nobody expected. */
function answered(replies: readonly Reply[], expected: Record<number, number>): void {
  const odd = replies.find(({ status }) => !(status in expected));
  assert.deepEqual(statuses(replies), expected, odd?.text ?? "the counts differ");
}

async function shelf(stand: Stand, seller: string, count: number): Promise<Good[]> {
  const keeper = await stand.seller(seller);
  const goods: Good[] = [];
  for (let index = 0; index < count; index += 1) {
    goods.push(await stand.product(keeper, { name: `No ${index}`, stock_quantity: 1000 }));
  }
  return goods;
}

/** Prepares `count` things, ten at a time: preparing is not the race. */
async function inTens<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let start = 0; start < count; start += 10) {
    const some = Array.from({ length: Math.min(10, count - start) }, (_, index) => make(start + index));
    made.push(...(await Promise.all(some)));
  }
  return made;
}

const SETTLING_MS = 60_000;

/** Waits until the servers' workers have done all jobs. */
export async function settled({ services }: Pick<Place, "services">): Promise<void> {
  const deadline = performance.now() + SETTLING_MS;
  const left = () => services.database.reader.selectFrom("jobs").select(["kind", "last_error"]).execute();
  for (let jobs = await left(); jobs.length > 0; jobs = await left()) {
    if (performance.now() > deadline) throw new Error(`Jobs are left: ${JSON.stringify(jobs.slice(0, 5))}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
