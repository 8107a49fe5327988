// What was changed of a product, by whom and when: kept for the people who share its editor.
import { actingUserId } from "#modules/identity";
import { type Context, now, type TransactionContext } from "#platform/context";
import { clip } from "#platform/text";
import { ownedProduct } from "./product-access.ts";
import type { ProductInput } from "./product-input.ts";
import { readTiersOf } from "./product-parts.ts";
import type { Before, Plan } from "./product-plan.ts";

/** One field that became another; long texts are cut, and what is no single value is only named. */
export interface FieldChange {
  field: string;
  before?: string | number | null;
  after?: string | number | null;
}

export interface HistoryEntry {
  id: number;
  at: number;
  /** null for the operator's people. */
  by_name: string | null;
  changes: FieldChange[];
}

const MAX_TEXT = 120;
const MAX_ENTRIES = 30;
const UNSAID = new Set(["updated_at", "published_at", "options"]);

/** Writes down what a person changed; what the program does by itself leaves nothing. */
export async function noteChanges(
  tx: TransactionContext,
  product_id: number,
  changes: readonly FieldChange[],
): Promise<void> {
  const by_user_id = actingUserId(tx);
  if (by_user_id === null || changes.length === 0) return;
  const row = { product_id, by_user_id, changes: JSON.stringify(changes), created_at: now(tx) };
  await tx.db.insertInto("product_changes").values(row).execute();
}

/** The columns that differ, and which lists do. Asked before anything but the product's row is written. */
export async function changesBetween(
  tx: TransactionContext,
  before: Before,
  values: Readonly<Record<string, unknown>>,
  { plan, input }: { plan: Plan; input: Partial<ProductInput> },
): Promise<FieldChange[]> {
  if (actingUserId(tx) === null) return [];
  const old = before as unknown as Readonly<Record<string, unknown>>;
  const changes: FieldChange[] = Object.keys(values)
    .filter((field) => !UNSAID.has(field) && values[field] !== undefined && values[field] !== old[field])
    .map((field) => ({ field, before: shortened(old[field]), after: shortened(values[field]) }));
  const differ = (left: unknown, right: unknown) => JSON.stringify(left) !== JSON.stringify(right);
  if (input.options && differ(before.options, input.options)) changes.push({ field: "options" });
  if (differ(before.variants.map(said), plan.variants.map(said))) changes.push({ field: "variants" });
  const { id } = before;
  if (plan.tiers && differ(await readTiersOf(tx, id), plan.tiers)) changes.push({ field: "price_tiers" });
  if (input.specifications) {
    const there = await tx.db
      .selectFrom("product_specifications")
      .select(["name", "value"])
      .where("product_id", "=", id)
      .orderBy("sort_order")
      .execute();
    const given = input.specifications.map(({ name, value }) => ({ name, value }));
    if (differ(there, given)) changes.push({ field: "specifications" });
  }
  return changes;
}

/** The last changes, newest first. Refuses missing for products that the actor may not see in every state. */
export async function productHistory(context: Context, product_id: number): Promise<HistoryEntry[]> {
  await ownedProduct(context, product_id);
  const rows = await context.db
    .selectFrom("product_changes as c")
    .innerJoin("users as u", "u.id", "c.by_user_id")
    .select(["c.id", "c.changes", "c.created_at", "u.first_name", "u.last_name", "u.role"])
    .where("c.product_id", "=", product_id)
    .orderBy("c.id", "desc")
    .limit(MAX_ENTRIES)
    .execute();
  return rows.map(({ id, changes, created_at, first_name, last_name, role }) => ({
    id,
    at: created_at,
    by_name: role === "buyer" ? `${first_name} ${last_name}`.trim() : null,
    changes: JSON.parse(changes) as FieldChange[],
  }));
}

/** What of a variant counts as a change; stock has movements of its own. */
function said({ stock_quantity: _stock, ...variant }: Plan["variants"][number]) {
  const { id, sku, options_key, price_minor, compare_price_minor, cost_price_minor, image_id } = variant;
  return [id, sku, options_key, price_minor, compare_price_minor, cost_price_minor, image_id];
}

function shortened(value: unknown): string | number | null {
  if (typeof value === "number") return value;
  return typeof value === "string" ? clip(value, MAX_TEXT) : null;
}
