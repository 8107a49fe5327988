// The parts of orders as they are shown: each seller's lines and parcels.
import type { Selectable } from "kysely";
import type { LinePicture } from "#modules/catalog";
import type { Context } from "#platform/context";
import { readByIds } from "./read-by-ids.ts";
import { cancelRefusedReason } from "./status.ts";
import type { OrderItemsTable, SellerOrderStatus, SellerOrdersTable } from "./tables.ts";

export interface ItemView extends LinePicture {
  id: number;
  product_id: number;
  variant_id: number;
  name: string;
  sku: string | null;
  options: Record<string, string>;
  is_digital: boolean;
  quantity: number;
  shipped_quantity: number;
  unit_price_minor: number;
  total_minor: number;
  discount_minor: number;
  tax_rate_ppm: number;
  tax_minor: number;
  commission_rate_ppm: number;
  commission_minor: number;
}

export interface ShipmentView {
  id: number;
  carrier: string | null;
  tracking_number: string | null;
  tracking_url: string | null;
  shipped_at: number;
  delivered_at: number | null;
  items: { order_item_id: number; quantity: number }[];
}

export interface PartView {
  id: number;
  number: string;
  seller: { id: number; name: string; slug: string };
  status: SellerOrderStatus;
  items_total_minor: number;
  discount_total_minor: number;
  shipping_total_minor: number;
  tax_total_minor: number;
  total_minor: number;
  refunded_minor: number;
  commission_minor: number;
  shipping_method: { code: string; name: string; min_days: number | null; max_days: number | null } | null;
  visible_at: number | null;
  confirmed_at: number | null;
  delivered_at: number | null;
  cancelled_at: number | null;
  items: ItemView[];
  shipments: ShipmentView[];
  cancel_refused_reason: string | null;
}

/** What the state machines need to know of a part that is shown. */
export function stateOf(part: Pick<PartView, "status" | "items">) {
  return { status: part.status, has_shipped_line: part.items.some((item) => item.shipped_quantity > 0) };
}

/** The parts of these orders by order, in two reads at most. */
export async function readParts(
  context: Context,
  order_ids: readonly number[],
): Promise<Map<number, PartView[]>> {
  const rows = await readLines(context.db, order_ids);
  // Before anything is sent there is no parcel to look for.
  const is_any_sent = rows.some((row) => row.shipped_quantity > 0);
  const shipments = is_any_sent ? await readShipments(context, order_ids) : new Map<number, ShipmentView[]>();
  const by_part = Map.groupBy(rows, (row) => row.id);
  const parts = new Map<number, PartView[]>();
  for (const lines of by_part.values()) {
    const [row] = lines;
    if (row) collect(parts, row.order_id, partOf(row, lines.map(itemOf), shipments.get(row.id) ?? []));
  }
  return parts;
}

type PartRow = Selectable<SellerOrdersTable> & { seller_name: string; seller_slug: string };

function partOf(row: PartRow, items: ItemView[], shipments: ShipmentView[]): PartView {
  const { shipping_code, shipping_name, shipping_min_days, shipping_max_days } = row;
  const part: PartView = {
    id: row.id,
    number: row.number ?? "",
    seller: { id: row.seller_id, name: row.seller_name, slug: row.seller_slug },
    status: row.status,
    items_total_minor: row.items_total_minor,
    discount_total_minor: row.discount_total_minor,
    shipping_total_minor: row.shipping_total_minor,
    tax_total_minor: row.tax_total_minor,
    total_minor: row.total_minor,
    refunded_minor: row.refunded_minor,
    commission_minor: row.commission_minor,
    shipping_method:
      shipping_code === null
        ? null
        : {
            code: shipping_code,
            name: shipping_name ?? shipping_code,
            min_days: shipping_min_days,
            max_days: shipping_max_days,
          },
    visible_at: row.visible_at,
    confirmed_at: row.confirmed_at,
    delivered_at: row.delivered_at,
    cancelled_at: row.cancelled_at,
    items,
    shipments,
    cancel_refused_reason: null,
  };
  part.cancel_refused_reason = cancelRefusedReason([stateOf(part)]);
  return part;
}

type ItemRow = Omit<Selectable<OrderItemsTable>, "id" | "total_minor" | "commission_minor"> &
  LinePicture & {
    item_id: number;
    line_total_minor: number;
    line_commission_minor: number;
  };

function itemOf(row: Omit<ItemRow, "tax_class" | "commission_rule" | "seller_order_id">): ItemView {
  return {
    id: row.item_id,
    product_id: row.product_id,
    variant_id: row.variant_id,
    name: row.name,
    sku: row.sku,
    options: JSON.parse(row.options) as Record<string, string>,
    image_key: row.image_key,
    image_widths: row.image_widths,
    image_has_avif: row.image_has_avif,
    image_tone: row.image_tone,
    is_digital: row.is_digital === 1,
    quantity: row.quantity,
    shipped_quantity: row.shipped_quantity,
    unit_price_minor: row.unit_price_minor,
    total_minor: row.line_total_minor,
    discount_minor: row.discount_minor,
    tax_rate_ppm: row.tax_rate_ppm,
    tax_minor: row.tax_minor,
    commission_rate_ppm: row.commission_rate_ppm,
    commission_minor: row.line_commission_minor,
  };
}

async function readShipments(
  context: Context,
  order_ids: readonly number[],
): Promise<Map<number, ShipmentView[]>> {
  const rows = await context.db
    .selectFrom("shipments")
    .innerJoin("seller_orders", "seller_orders.id", "shipments.seller_order_id")
    .innerJoin("shipment_items", "shipment_items.shipment_id", "shipments.id")
    .selectAll("shipments")
    .select(["shipment_items.order_item_id", "shipment_items.quantity"])
    .where("seller_orders.order_id", "in", order_ids)
    .orderBy("shipments.id")
    .orderBy("shipment_items.id")
    .execute();
  const known = new Map<number, ShipmentView>();
  const shipments = new Map<number, ShipmentView[]>();
  for (const row of rows) {
    let shipment = known.get(row.id);
    if (!shipment) {
      const { id, carrier, tracking_number, tracking_url, shipped_at, delivered_at } = row;
      shipment = { id, carrier, tracking_number, tracking_url, shipped_at, delivered_at, items: [] };
      known.set(id, shipment);
      collect(shipments, row.seller_order_id, shipment);
    }
    shipment.items.push({ order_item_id: row.order_item_id, quantity: row.quantity });
  }
  return shipments;
}

/** Adds to the list that stands under this key. */
export function collect<V>(map: Map<number, V[]>, key: number, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

const readLines = readByIds((db, ids) =>
  db
    .selectFrom("order_items")
    .innerJoin("seller_orders", "seller_orders.id", "order_items.seller_order_id")
    .innerJoin("sellers", "sellers.id", "seller_orders.seller_id")
    .leftJoin("product_images", (join) =>
      join
        .onRef("product_images.product_id", "=", "order_items.product_id")
        .onRef("product_images.storage_key", "=", "order_items.image_key"),
    )
    .selectAll("seller_orders")
    .select(["sellers.name as seller_name", "sellers.slug as seller_slug"])
    .select(["order_items.id as item_id", "order_items.product_id", "order_items.variant_id"])
    .select(["order_items.name", "order_items.sku", "order_items.options", "order_items.image_key"])
    .select(["product_images.widths as image_widths", "product_images.has_avif as image_has_avif"])
    .select(["product_images.tone as image_tone"])
    .select(["order_items.is_digital", "order_items.quantity", "order_items.shipped_quantity"])
    .select(["order_items.unit_price_minor", "order_items.total_minor as line_total_minor"])
    .select(["order_items.discount_minor", "order_items.tax_rate_ppm", "order_items.tax_minor"])
    .select(["order_items.commission_rate_ppm", "order_items.commission_minor as line_commission_minor"])
    .where("order_items.order_id", "in", ids)
    .orderBy("seller_orders.id")
    .orderBy("order_items.id"),
);
