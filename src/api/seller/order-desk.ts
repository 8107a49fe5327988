// What a seller's people do at their desk besides fulfilling: confirm many orders at once, write notes.
import { z } from "@hono/zod-openapi";
import {
  addOrderNote,
  type BulkResult,
  confirmSellerOrders,
  findSellerOrder,
  MAX_BULK_ORDERS,
  MAX_NOTE_LENGTH,
  orderNotes,
} from "#modules/orders";
import { created, ok, type Route, route } from "#platform/http/route";
import { missing } from "#platform/refusal";
import { sellerFulfiller } from "../access.ts";
import { bodyId, idParams, paragraphs } from "../common.ts";
import { orderNoteSchema, presentNote } from "./orders-view.ts";

export const noteText = paragraphs(MAX_NOTE_LENGTH).min(1);
const tag = "Seller orders";

/** Each order once: what is there twice would be refused the second time. */
export const bulkIds = z
  .array(bodyId)
  .min(1)
  .max(MAX_BULK_ORDERS)
  .transform((ids) => [...new Set(ids)]);

const bulkOutput = z
  .strictObject({
    confirmed_count: z.int(),
    results: z.array(
      z.strictObject({
        id: z.int(),
        is_confirmed: z.boolean(),
        code: z.string().nullable().openapi({ description: "Why not: `not_found`, `wrong_state`." }),
        message: z.string().nullable(),
      }),
    ),
  })
  .openapi("BulkConfirmation");

export const orderDeskRoutes: Route[] = [
  route({
    method: "post",
    path: "/api/seller/orders/confirm/",
    summary: "Confirm many orders, each by itself; the answer says of each what became of it",
    tag,
    access: sellerFulfiller,
    body: z.strictObject({ ids: bulkIds }),
    example: { ids: [12, 13] },
    answers: { 200: { description: "What became of each.", schema: bulkOutput } },
    idempotent: true,
    handle: async ({ context, body }) => {
      return ok(presentBulk(await confirmSellerOrders(context, { seller_order_ids: body.ids })));
    },
  }),
  route({
    method: "post",
    path: "/api/seller/orders/{id}/notes/",
    summary: "Write a note that only our own people read",
    tag,
    access: sellerFulfiller,
    params: idParams,
    body: z.strictObject({ text: noteText }),
    example: { text: "Asked for a gift wrap by phone." },
    target: (context, { id }) => findSellerOrder(context, id),
    answers: { 201: { description: "The note.", schema: orderNoteSchema } },
    refusals: { 409: ["too_many_notes"] },
    idempotent: true,
    handle: async ({ context, params, body }) => {
      const { note_id } = await addOrderNote(context, { seller_order_id: params.id, ...body });
      const note = (await orderNotes(context, params.id)).find(({ id }) => id === note_id);
      if (!note) throw missing("note");
      return created(`/api/seller/orders/${params.id}/`, presentNote(note));
    },
  }),
];

function presentBulk(results: readonly BulkResult[]) {
  return {
    confirmed_count: results.filter(({ refusal }) => refusal === null).length,
    results: results.map(({ seller_order_id, refusal }) => ({
      id: seller_order_id,
      is_confirmed: refusal === null,
      code: refusal?.code ?? null,
      message: refusal?.message ?? null,
    })),
  };
}
