// One change to many of a seller's own products: published, archived, priced or stocked anew.
import { z } from "@hono/zod-openapi";
import { MAX_PERCENT } from "#modules/catalog";
import {
  type BulkChange,
  type BulkResult,
  changeProducts,
  MAX_BULK_PRODUCTS,
  MAX_ON_HAND,
  MAX_REASON_LENGTH,
} from "#modules/inventory";
import { ok, type Route, route } from "#platform/http/route";
import { sellerWrites } from "../access.ts";
import { bodyId, line } from "../common.ts";

/** What can be done to many products, by the names that API and pages share. */
export const BULK_ACTIONS = ["publish", "archive", "price", "stock"] as const;

const MIN_PERCENT = -99;
const AMOUNT = /^-?(0|[1-9]\d{0,11})(\.\d{1,3})?$/;

const fields = {
  ids: z.array(bodyId).min(1).max(MAX_BULK_PRODUCTS),
  action: z.enum(BULK_ACTIONS),
  percent: z.number().min(MIN_PERCENT).max(MAX_PERCENT).optional().openapi({
    description: "For `price`: how much dearer (or, below 0, cheaper), with at most two digits.",
    example: -12.5,
  }),
  amount: z
    .string()
    .regex(AMOUNT, 'Write the amount as a decimal string such as "-2.50".')
    .optional()
    .openapi({ description: "For `price`: what is added, in the seller's currency.", example: "-2.50" }),
  on_hand: z
    .int()
    .min(0)
    .max(MAX_ON_HAND)
    .optional()
    .openapi({ description: "For `stock`: of each variant." }),
  delta: z
    .int()
    .min(-MAX_ON_HAND)
    .max(MAX_ON_HAND)
    .optional()
    .openapi({ description: "For `stock`: added to each variant." }),
  reason: line(MAX_REASON_LENGTH).optional(),
};

/** Exactly what the action needs, neither less nor more. */
export const bulkBody = z
  .strictObject(fields)
  .superRefine((body, context) => {
    const refuse = (field: string, code: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message, params: { code } });
    const wanted = WANTED[body.action];
    const given = VALUES.filter((name) => body[name] !== undefined);
    const stray = given.find((name) => !wanted.includes(name));
    if (stray) refuse(stray, "not_for_action", `This does not belong to ${body.action}.`);
    else if (wanted.length > 0 && given.length === 0) {
      refuse(wanted[0] ?? "action", "required", `Send ${wanted.join(" or ")}.`);
    } else if (given.length > 1)
      refuse(given[1] ?? "", "exclusive", `Send ${wanted.join(" or ")}, not both.`);
  })
  .openapi("ProductBulkChange");

const VALUES = ["percent", "amount", "on_hand", "delta"] as const;
const WANTED: Record<(typeof BULK_ACTIONS)[number], readonly (typeof VALUES)[number][]> = {
  publish: [],
  archive: [],
  price: ["percent", "amount"],
  stock: ["on_hand", "delta"],
};

const bulkAnswer = z.strictObject({
  results: z.array(
    z.strictObject({
      id: z.int(),
      done: z.boolean(),
      code: z.string().nullable().openapi({ description: "Why it was not done." }),
      detail: z.string().nullable(),
    }),
  ),
  done_count: z.int(),
  refused_count: z.int(),
});

/** The change that a judged body asks for. */
export function bulkChangeOf(body: z.output<typeof bulkBody>): BulkChange {
  const { action, percent, amount, on_hand, delta = 0, reason = null } = body;
  if (action === "publish" || action === "archive") return { action };
  if (action === "price") {
    return { action: "reprice", change: percent === undefined ? { amount: amount ?? "0" } : { percent } };
  }
  return { action, change: on_hand === undefined ? { delta } : { on_hand }, reason };
}

export const sellerBulkRoutes: Route[] = [
  route({
    method: "post",
    path: "/api/seller/products/bulk/",
    summary: "Change many own products at once",
    description: "One after the other: what is refused for one leaves the others as they are asked to be.",
    tag: "Seller: catalogue",
    access: sellerWrites("catalog.write"),
    body: bulkBody,
    example: { ids: [3, 4], action: "price", percent: -10 },
    answers: { 200: { description: "How it ended for each.", schema: bulkAnswer } },
    handle: async ({ context, body }) => {
      const results = await changeProducts(context, body.ids, bulkChangeOf(body));
      const refused_count = results.filter(({ refusal }) => refusal !== null).length;
      const done_count = results.length - refused_count;
      return ok({ results: results.map(presentResult), done_count, refused_count });
    },
  }),
];

function presentResult({ id, refusal }: BulkResult) {
  return { id, done: refusal === null, code: refusal?.code ?? null, detail: refusal?.message ?? null };
}
