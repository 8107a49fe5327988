// Reservations: stock held for an order until a time, then sold or given back.
import { now, type TransactionContext } from "#platform/context";
import { compileOnce, isOnlyWriter, type Slots } from "#platform/database";
import { conflict } from "#platform/refusal";
import { freeExpired } from "./expiry.ts";
import { recordMovements } from "./movements.ts";
import { changeStock, type LockedStock, lockStock, type StockChange } from "./stock.ts";
import type { ReservationState } from "./tables.ts";

/** So much of a variant. */
export interface StockLine {
  variant_id: number;
  quantity: number;
}

interface HeldLine extends StockLine {
  state: ReservationState;
}

/**
 * Holds stock for an order until `expires_at`, all lines or none. Lines of one variant count together. Where
 * a variant is short, its expired reservations are freed first. Refuses `insufficient_stock` with the variant
 * and what is available of it.
 */
export async function reserve(
  tx: TransactionContext,
  input: { order_id: number; lines: readonly StockLine[]; expires_at: number },
): Promise<void> {
  const demand = sumByVariant(input.lines);
  if (demand.length === 0) return;
  const ids = demand.map((line) => line.variant_id);
  const stock = await lockStock(tx, ids);
  const { short, freed } = await weigh(tx, stock, demand);
  const first = short[0];
  if (first) {
    const { variant_id, available } = first;
    const message = available > 0 ? `Only ${available} of it can be had.` : "It is out of stock.";
    throw conflict("insufficient_stock", message, { variant_id, available });
  }
  const changes = demand.map(({ variant_id, quantity }) => ({ variant_id, reserved: quantity }));
  await changeStock(tx, stock, withFreed(changes, freed));
  const { order_id, expires_at } = input;
  const held = { order_id, expires_at, state: "open" as const, created_at: now(tx) };
  await tx.db
    .insertInto("reservations")
    .values(demand.map((line) => ({ ...line, ...held })))
    .execute();
}

/**
 * Turns an order's reservations into sales: on_hand and reserved fall, one movement each. A reservation that
 * was given back meanwhile is taken again where the stock is there; where it is not, the whole line is
 * reported and nothing of it is taken. `at` is when it was sold. Whoever knows all that the order may hold
 * names it as `variant_ids` and spares looking for it. Repeating it sells nothing twice.
 */
export async function commitReservations(
  tx: TransactionContext,
  { order_id, at, variant_ids }: { order_id: number; at: number; variant_ids?: readonly number[] },
): Promise<{ shortfalls: StockLine[] }> {
  const { stock, lines } = variant_ids
    ? await lockThenRead(tx, order_id, variant_ids)
    : await lockHeld(tx, order_id);
  const open = lines.filter((line) => line.state === "open");
  const lost = lines.filter((line) => line.state === "released");
  const { enough, short, freed } = await weigh(tx, stock, lost);
  const changes = [
    ...open.map(({ variant_id, quantity }) => ({ variant_id, on_hand: -quantity, reserved: -quantity })),
    ...enough.map(({ variant_id, quantity }) => ({ variant_id, on_hand: -quantity })),
  ];
  await changeStock(tx, stock, withFreed(changes, freed));
  const sold = [...open, ...enough];
  await setState(tx, order_id, sold, "committed");
  const movements = sold.map(({ variant_id, quantity }) => ({ variant_id, delta: -quantity }));
  await recordMovements(tx, stock, movements, { kind: "sale", order_id, at });
  return { shortfalls: short.map(({ variant_id, quantity }) => ({ variant_id, quantity })) };
}

/**
 * Gives back what an order still holds. What was sold stays sold (`returnStock`); repeating it changes
 * nothing. With `variant_ids` only these lines are given back, and for good: what the order holds or buys
 * later is without them.
 */
export async function releaseReservations(
  tx: TransactionContext,
  { order_id, variant_ids }: { order_id: number; variant_ids?: readonly number[] },
): Promise<void> {
  const { stock, lines } = await lockHeld(tx, order_id, variant_ids);
  const open = lines.filter((line) => line.state === "open");
  const changes = open.map(({ variant_id, quantity }) => ({ variant_id, reserved: -quantity }));
  await changeStock(tx, stock, changes);
  if (variant_ids) await forget(tx, order_id, variant_ids);
  else await setState(tx, order_id, open, "released");
}

/**
 * Holds an order's stock until another time, for its next payment attempt. What was given back meanwhile is
 * taken again where the stock is there; the rest is reported.
 */
export async function extendReservations(
  tx: TransactionContext,
  { order_id, expires_at }: { order_id: number; expires_at: number },
): Promise<{ shortfalls: StockLine[] }> {
  const { stock, lines } = await lockHeld(tx, order_id);
  const lost = lines.filter((line) => line.state === "released");
  const { enough, short, freed } = await weigh(tx, stock, lost);
  const changes = enough.map(({ variant_id, quantity }) => ({ variant_id, reserved: quantity }));
  await changeStock(tx, stock, withFreed(changes, freed));
  await setState(tx, order_id, enough, "open");
  await setExpiry.run(tx.db, { order_id, expires_at });
  return { shortfalls: short.map(({ variant_id, quantity }) => ({ variant_id, quantity })) };
}

const readHeld = compileOnce((db, slot: Slots<{ order_id: number }>) =>
  db
    .selectFrom("reservations")
    .select(["variant_id", "quantity", "state"])
    .where("order_id", "=", slot("order_id"))
    .orderBy("variant_id"),
);

const setExpiry = compileOnce((db, slot: Slots<{ order_id: number; expires_at: number }>) =>
  db
    .updateTable("reservations")
    .set({ expires_at: slot("expires_at") })
    .where("order_id", "=", slot("order_id"))
    .where("state", "=", "open"),
);

/**
 * Locks the stock that an order has reservations of, then reads them: only under that lock is their state
 * final.
 */
async function lockHeld(
  tx: TransactionContext,
  order_id: number,
  only?: readonly number[],
): Promise<{ stock: Map<number, LockedStock>; lines: HeldLine[] }> {
  const read = async () => {
    const lines = await readHeld.all(tx.db, { order_id });
    return only ? lines.filter((line) => only.includes(line.variant_id)) : lines;
  };
  const held = await read();
  const stock = await lockStock(
    tx,
    held.map((line) => line.variant_id),
  );
  // On SQLite a transaction is the only writer: what it has read is final from its beginning.
  const is_final = isOnlyWriter(tx);
  return { stock, lines: is_final ? held : await read() };
}

/** The same for whoever knows what the order may hold. Stock of what it does not hold is locked in vain. */
async function lockThenRead(
  tx: TransactionContext,
  order_id: number,
  variant_ids: readonly number[],
): Promise<{ stock: Map<number, LockedStock>; lines: HeldLine[] }> {
  const stock = await lockStock(tx, variant_ids);
  return { stock, lines: await readHeld.all(tx.db, { order_id }) };
}

/** A line that was cancelled must not be taken again with the rest, so nothing is left of it. */
async function forget(
  tx: TransactionContext,
  order_id: number,
  variant_ids: readonly number[],
): Promise<void> {
  if (variant_ids.length === 0) return;
  await tx.db
    .deleteFrom("reservations")
    .where("order_id", "=", order_id)
    .where("variant_id", "in", [...variant_ids])
    .where("state", "<>", "committed")
    .execute();
}

async function setState(
  tx: TransactionContext,
  order_id: number,
  lines: readonly { variant_id: number }[],
  state: ReservationState,
): Promise<void> {
  const variant_ids = lines.map((line) => line.variant_id);
  if (variant_ids.length === 0) return;
  await tx.db
    .updateTable("reservations")
    .set({ state })
    .where("order_id", "=", order_id)
    .where("variant_id", "in", variant_ids)
    .execute();
}

/**
 * Tells which lines can be had and which cannot. Where a variant is short its expired reservations are freed
 * first; `freed` says how much, for the caller to take off `reserved` together with what it takes.
 */
async function weigh(tx: TransactionContext, stock: Map<number, LockedStock>, lines: readonly StockLine[]) {
  const inHand = ({ variant_id }: StockLine) => {
    const row = stock.get(variant_id);
    return row ? row.on_hand - row.reserved : 0;
  };
  const wanting = lines.filter((line) => inHand(line) < line.quantity && stock.has(line.variant_id));
  const freed = await freeExpired(
    tx,
    wanting.map((line) => line.variant_id),
  );
  const weighed = lines.map((line) => ({
    ...line,
    available: inHand(line) + (freed.get(line.variant_id) ?? 0),
  }));
  return {
    enough: weighed.filter((line) => line.available >= line.quantity),
    short: weighed.filter((line) => line.available < line.quantity),
    freed,
  };
}

/** The changes with what was freed taken off `reserved`, one change per variant. */
function withFreed(changes: readonly StockChange[], freed: ReadonlyMap<number, number>): StockChange[] {
  const left = new Map(freed);
  const merged = changes.map((change) => {
    const quantity = left.get(change.variant_id) ?? 0;
    left.delete(change.variant_id);
    return { ...change, reserved: (change.reserved ?? 0) - quantity };
  });
  return [...merged, ...[...left].map(([variant_id, quantity]) => ({ variant_id, reserved: -quantity }))];
}

function sumByVariant(lines: readonly StockLine[]): StockLine[] {
  const sums = new Map<number, number>();
  for (const { variant_id, quantity } of lines) sums.set(variant_id, (sums.get(variant_id) ?? 0) + quantity);
  return [...sums]
    .map(([variant_id, quantity]) => ({ variant_id, quantity }))
    .sort((left, right) => left.variant_id - right.variant_id);
}
