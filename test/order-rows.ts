// Orders written as rows, for tests of what stands below checkout: payments and books.
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { START } from "./world.ts";

export interface OrderRows {
  order_id: number;
  currency: string;
  total_minor: number;
  parts: { seller_order_id: number; seller_id: number; total_minor: number; commission_minor: number }[];
}

let orders = 0;

/** An order with one part per entry, nothing paid; no lines and no history. */
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
      written.push({ seller_order_id, seller_id, total_minor: part_minor, commission_minor });
    }
    return { order_id, currency, total_minor, parts: written };
  });
}
