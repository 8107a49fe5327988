// A seller's stock on the wire, and the corrections that it sends.
import { z } from "@hono/zod-openapi";
import { MAX_ON_HAND, MAX_REASON_LENGTH } from "#modules/inventory";
import { booleanQuery, orderingQuery, pageQuery, pageSchema } from "#platform/http/page";
import { line, pathId, timeOutput } from "../common.ts";

const MAX_SEARCH_LENGTH = 80;

export const variantParams = z.object({ variant_id: pathId("variant_id") });

const listed = {
  ...pageQuery,
  ordering: orderingQuery(["id"], "id"),
  search: line(MAX_SEARCH_LENGTH, 0)
    .optional()
    .openapi({ description: "Begin of a SKU or of a product's name." }),
};

export const lowStockQuery = z.object(listed);
export const stockQuery = z.object({ ...listed, low: booleanQuery.optional() });

export const movementsQuery = z.object({
  ...pageQuery,
  ordering: orderingQuery(["created_at"], "-created_at"),
  variant: z
    .string()
    .regex(/^[1-9]\d{0,15}$/, "An id is a whole number above 0.")
    .transform(Number)
    .optional()
    .openapi({ type: "integer", description: "Only this variant's." }),
});

const whole = z.int().min(0).max(MAX_ON_HAND);

export const stockBody = z
  .strictObject({
    delta: z.int().min(-MAX_ON_HAND).max(MAX_ON_HAND).optional().openapi({ example: -2 }),
    on_hand: whole.optional().openapi({ description: "Counted anew; needs If-Match." }),
    reason: line(MAX_REASON_LENGTH).nullish(),
    low_stock_threshold: whole.optional(),
  })
  .superRefine((body, context) => {
    const refuse = (field: string, code: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message, params: { code } });
    const { delta, on_hand, low_stock_threshold } = body;
    if (delta !== undefined && on_hand !== undefined) {
      refuse("on_hand", "exclusive", "Send delta or on_hand, not both.");
    }
    if (delta === undefined && on_hand === undefined && low_stock_threshold === undefined) {
      refuse("delta", "required", "Send delta, on_hand or low_stock_threshold.");
    }
    if (delta === 0) refuse("delta", "invalid", "A correction by nothing is none.");
    if (delta !== undefined && !body.reason) refuse("reason", "required", "Say why it is corrected.");
  });

export const stockSchema = z
  .strictObject({
    variant_id: z.int(),
    product: z.strictObject({ id: z.int(), name: z.string() }),
    options: z.record(z.string(), z.string()),
    sku: z.string().nullable(),
    on_hand: z.int(),
    reserved: z.int(),
    available: z.int().openapi({ description: "What can be sold now; expired reservations are free." }),
    low_stock_threshold: z.int(),
    is_low: z.boolean(),
    version: z.int().openapi({ description: "For If-Match; rises with on_hand and the threshold." }),
    updated_at: timeOutput,
  })
  .openapi("StockItem");

export const movementSchema = z
  .strictObject({
    id: z.int(),
    variant_id: z.int(),
    product_name: z.string(),
    sku: z.string().nullable(),
    delta: z.int(),
    on_hand_after: z.int(),
    kind: z.enum(["initial", "adjustment", "sale", "cancellation"]),
    reason: z.string().nullable(),
    seller_order_id: z.int().nullable(),
    by_user_id: z.int().nullable(),
    created_at: timeOutput,
  })
  .openapi("StockMovement");

export const stockPage = pageSchema(stockSchema);
export const movementPage = pageSchema(movementSchema);
