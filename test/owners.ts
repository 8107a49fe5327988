// Whose a row is: the seller to whom it leads by its columns, in every table that belongs to sellers.
import assert from "node:assert/strict";
import type { Rows } from "./rows.ts";

type Row = Record<string, unknown>;

/** By which column a row leads on, and to which table's row; the first that a row has counts. */
const WAYS: readonly [column: string, table: string][] = [
  ["product_id", "products"],
  ["variant_id", "variants"],
  ["seller_order_id", "seller_orders"],
  ["order_item_id", "order_items"],
  ["shipment_id", "shipments"],
  ["import_id", "imports"],
];
/** What everybody's deeds leave behind, and what is counted over all sellers, as in categories. */
const SHARED = new Set([
  ...["jobs", "mails", "audit_events", "sessions", "rate_limits", "schedule_runs", "idempotency_keys"],
  "saved_views",
  ...["search_words", "search_trigrams", "specification_values", "listing_texts", "categories"],
]);
const MAX_STEPS = 6;

/** The seller whose row it is; null for what is no seller's. */
export function sellerOf(rows: Rows, table: string, row: Row): number | null {
  let [at, here]: [string, Row] = [table, row];
  for (let step = 0; step < MAX_STEPS; step += 1) {
    if (at === "sellers") return Number(here.id);
    if (typeof here.seller_id === "number") return here.seller_id;
    const way = WAYS.find(([column]) => typeof here[column] === "number");
    if (!way) return null;
    const next = rows.get(way[1])?.find(({ id }) => id === here[way[0]]);
    if (!next) return null;
    [at, here] = [way[1], next];
  }
  assert.fail(`${table}: its owner is too far away`);
}

/** Tables in which something differs that is not this seller's: changed, gone, or new and another's. */
export function changedOfOthers(before: Rows, after: Rows, seller_id: number): string[] {
  const others = (rows: Rows, table: string) =>
    (rows.get(table) ?? [])
      .filter((row) => sellerOf(rows, table, row) !== seller_id)
      .map((row) => JSON.stringify(row))
      .sort()
      .join("\n");
  return [...before.keys()].filter(
    (table) => !SHARED.has(table) && others(before, table) !== others(after, table),
  );
}

const MIN_WORD = 4;

/** What names a store's things: its goods, SKUs, orders, parcels, people and the buyers of them. */
export function wordsOf(rows: Rows, seller_id: number): Set<string> {
  const words = new Set<string>();
  const add = (value: unknown) => {
    if (typeof value === "string" && value.length >= MIN_WORD) words.add(value);
  };
  const own = (table: string) =>
    (rows.get(table) ?? []).filter((row) => sellerOf(rows, table, row) === seller_id);
  for (const { name } of [...own("sellers"), ...own("products"), ...own("shipping_methods")]) add(name);
  for (const { sku } of own("variants")) add(sku);
  for (const { email } of own("seller_invitations")) add(email);
  for (const { tracking_number } of own("shipments")) add(tracking_number);
  for (const { file_name } of own("imports")) add(file_name);
  for (const { number, order_id } of own("seller_orders")) {
    add(number);
    add(rows.get("orders")?.find(({ id }) => id === order_id)?.email);
  }
  const people = new Set(own("seller_members").map(({ user_id }) => user_id));
  for (const { id, email } of rows.get("users") ?? []) if (people.has(id)) add(email);
  return words;
}
