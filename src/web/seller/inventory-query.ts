// What the addresses of stock and movements say.
import { z } from "@hono/zod-openapi";
import type { Site } from "../site.ts";

export const INVENTORY_PATH = "/seller/inventory/";
export const INVENTORY_PAGE_SIZE = 50;
const MAX_PAGE = 400;
const MAX_SEARCH = 80;

export const pageNumber = z.coerce.number().int().min(1).max(MAX_PAGE).catch(1);

export const inventoryQuery = z.object({
  search: z.string().trim().max(MAX_SEARCH).optional().catch(undefined),
  show: z.enum(["all", "low"]).catch("all"),
  page: pageNumber,
  done: z.literal("saved").optional().catch(undefined),
});
export type InventoryQuery = z.output<typeof inventoryQuery>;

/** The list's address, as it is filtered, at another page. */
export function inventoryHref(
  site: Site,
  { search, show }: Pick<InventoryQuery, "search" | "show">,
  page: number,
  done?: "saved",
): string {
  const sent = new URLSearchParams();
  if (search) sent.set("search", search);
  if (show !== "all") sent.set("show", show);
  if (page > 1) sent.set("page", String(page));
  if (done) sent.set("done", done);
  const text = sent.toString();
  return site.link(text === "" ? INVENTORY_PATH : `${INVENTORY_PATH}?${text}`);
}
