// What somebody asks of the work queue, read from the address and written back into it.
import { z } from "@hono/zod-openapi";
import type { SellerOrderFilter } from "#modules/orders";
import { DAY_MS } from "#platform/clock";
import { pageQuery } from "#platform/http/page";
import { line } from "../../api/common.ts";
import { PART_STATUSES } from "../../api/orders-schema.ts";
import type { Site } from "../site.ts";

export const ORDERS_PATH = "/seller/orders/";
export const PAGE_SIZE = 25;
/** Nobody reads further back than this page by page. */
const MAX_PAGE = 400;

/** The tabs of the queue; the first is where a day begins. */
export const STATES = [...PART_STATUSES, "all"] as const;
export type QueueState = (typeof STATES)[number];

/** Fields that are left empty, or hold nonsense, ask for nothing. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => Number.isFinite(Date.parse(text)))
  .optional()
  .catch(undefined);

export const askedQuery = z.object({
  state: z.enum(STATES).default("pending").catch("pending"),
  search: line(254).optional().catch(undefined),
  from: day,
  until: day,
  page: pageQuery.page
    .unwrap()
    .refine((page) => page <= MAX_PAGE)
    .default(1),
  confirmed: z.coerce.number().int().min(1).max(1000).optional().catch(undefined),
});
export type Asked = z.output<typeof askedQuery>;

/** The same as the verb understands it; days begin and end in UTC. */
export function filterOf({ state, search, from, until }: Asked): SellerOrderFilter {
  return {
    ...(state !== "all" && { status: state }),
    ...(search !== undefined && { search }),
    ...(from !== undefined && { placed_after: Date.parse(from) }),
    ...(until !== undefined && { placed_before: Date.parse(until) + DAY_MS - 1 }),
  };
}

/** The queue's address with these questions. */
export function queueAddress(site: Site, asked: Partial<Asked>): string {
  const { state, search, from, until, page = 1, confirmed } = asked;
  const query = new URLSearchParams();
  const pairs = {
    state: state === STATES[0] ? undefined : state,
    search,
    from,
    until,
    page: page > 1 ? page : undefined,
    confirmed,
  };
  for (const [name, value] of Object.entries(pairs)) {
    if (value !== undefined) query.set(name, String(value));
  }
  const text = query.toString();
  return site.link(text === "" ? ORDERS_PATH : `${ORDERS_PATH}?${text}`);
}
