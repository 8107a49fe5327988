// Orders written as rows, for tests of what stands below checkout: payments and books.
import type { Context, TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { START } from "./world.ts";

export interface OrderRows {
  order_id: number;
  currency: string;
  total_minor: number;
  parts: { seller_order_id: number; seller_id: number; total_minor: number; commission_minor: number }[];
}

let orders = 0;
let rows_written = 0;

/** An order with one part of one line per entry, nothing paid, and no history. */
export function orderRows(
  context: Context,
  parts: readonly { seller_id: number; total_minor: number; commission_minor?: number }[],
  currency = "USD",
): Promise<OrderRows> {
  orders += 1;
  const total_minor = parts.reduce((sum, part) => sum + part.total_minor, 0);
  const amounts = { shipping_total_minor: 0, tax_total_minor: 0, tax_included: 1 as const, currency };
  const times = { placed_at: START, updated_at: START };
  return transaction(context, async (tx) => {
    const cart = await tx.db
      .insertInto("carts")
      .values({
        token_hash: `cart-${orders}`,
        status: "completed",
        created_at: START,
        updated_at: START,
      } as never)
      .executeTakeFirstOrThrow();
    const order = await tx.db
      .insertInto("orders")
      .values({
        cart_id: Number(cart.insertId),
        email: "guest@example.com",
        email_key: "guest@example.com",
        status: "pending",
        payment_status: "pending",
        payment_method: "card",
        items_total_minor: total_minor,
        total_minor,
        ...amounts,
        ...times,
      } as never)
      .executeTakeFirstOrThrow();
    const order_id = Number(order.insertId);
    const written: OrderRows["parts"] = [];
    for (const { seller_id, total_minor: part_minor, commission_minor = 0 } of parts) {
      const part = await tx.db
        .insertInto("seller_orders")
        .values({
          order_id,
          seller_id,
          status: "pending",
          items_total_minor: part_minor,
          total_minor: part_minor,
          shipping_tax_minor: 0,
          commission_minor,
          ...amounts,
          ...times,
        } as never)
        .executeTakeFirstOrThrow();
      const seller_order_id = Number(part.insertId);
      await lineRow(tx, { order_id, seller_order_id, seller_id, total_minor: part_minor, commission_minor });
      written.push({ seller_order_id, seller_id, total_minor: part_minor, commission_minor });
    }
    return { order_id, currency, total_minor, parts: written };
  });
}

/** One line of one piece, with the product it names. */
async function lineRow(
  tx: TransactionContext,
  line: Omit<OrderRows["parts"][number], "commission_minor"> & { order_id: number; commission_minor: number },
): Promise<void> {
  const product_id = await productRow(tx, line.seller_id, line.total_minor);
  const variant = await tx.db
    .insertInto("variants")
    .values({ product_id, seller_id: line.seller_id, options: "{}", options_key: "" } as never)
    .executeTakeFirstOrThrow();
  await tx.db
    .insertInto("order_items")
    .values({
      ...line,
      product_id,
      variant_id: Number(variant.insertId),
      name: "Vase",
      options: "{}",
      is_digital: 0,
      tax_class: "standard",
      quantity: 1,
      unit_price_minor: line.total_minor,
      tax_rate_ppm: 0,
      tax_minor: 0,
      commission_rate_ppm: 0,
      commission_rule: "none",
    } as never)
    .execute();
}

async function productRow(tx: TransactionContext, seller_id: number, price_minor: number): Promise<number> {
  rows_written += 1;
  const key = `goods-${rows_written}`;
  const times = { created_at: START, updated_at: START };
  const category = await tx.db
    .insertInto("categories")
    .values({ name: key, slug: key, path: key, full_path: key, level: 0, ...times } as never)
    .executeTakeFirstOrThrow();
  const product = await tx.db
    .insertInto("products")
    .values({
      seller_id,
      category_id: Number(category.insertId),
      name: key,
      slug: key,
      currency: "USD",
      price_minor,
      status: "draft",
      options: "[]",
      ...times,
    } as never)
    .executeTakeFirstOrThrow();
  return Number(product.insertId);
}
