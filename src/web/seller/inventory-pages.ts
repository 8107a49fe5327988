// A seller's stock: the list with a correction in each row, and the movements behind it.
import { adjustStock, listStock, readStock } from "#modules/inventory";
import { maySell, requireSeller } from "#modules/sellers";
import type { Context } from "#platform/context";
import { html } from "#platform/http/html";
import { type Form, type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { STATUS_OF } from "#platform/http/problems";
import { Refusal } from "#platform/refusal";
import { sellerReads, sellerWrites } from "../../api/access.ts";
import { stockBody, variantParams } from "../../api/seller/inventory-schema.ts";
import { viewPlace } from "../../api/view-places.ts";
import { refusedForm } from "../forms.ts";
import { viewsBar } from "../saved-views.ts";
import { privateSite, type Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { judged, plainNumber } from "./editor-numbers.ts";
import {
  INVENTORY_PAGE_SIZE,
  INVENTORY_PATH,
  type InventoryQuery,
  inventoryHref,
  inventoryQuery,
} from "./inventory-query.ts";
import { type InventoryScene, inventoryTable } from "./inventory-view.ts";
import { movementPages } from "./movements-pages.ts";
import { sellerPage } from "./seller-frame.ts";

const PLACE = viewPlace("seller", "inventory");
const ANSWERED = new Set(["invalid", "conflict", "stale", "version_required"]);

const stockPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: INVENTORY_PATH,
    access: sellerReads("catalog.read"),
    audience: "private",
    query: inventoryQuery,
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      return shown(await stockPage(context, site, { query, refused: null }));
    },
  }),
  pageRoute({
    method: "post",
    path: `${INVENTORY_PATH}{variant_id}/`,
    access: sellerWrites("inventory.write"),
    audience: "private",
    params: variantParams,
    handle: async ({ context, visit, params: { variant_id }, form }) => {
      const site = await privateSite(context, visit);
      const { seller_id } = requireSeller(context);
      await readStock(context, { seller_id, variant_id });
      return corrected(context, site, { variant_id, form });
    },
  }),
];

export const inventoryPages: PageRoute[] = [...stockPages, ...movementPages];

async function corrected(
  context: Context,
  site: Site,
  { variant_id, form }: { variant_id: number; form: Form },
) {
  const query = inventoryQuery.parse(form.values);
  try {
    const body = judged(stockBody, bodyOf(form.values));
    // What adds or takes away is right whatever was sold meanwhile; what was counted anew is not.
    const version = body.on_hand === undefined ? null : Number(form.values.version) || 0;
    await adjustStock(context, { variant_id, ...body, version });
    return seeOther(inventoryHref(site, query, query.page, "saved"));
  } catch (error) {
    if (!(error instanceof Refusal) || !ANSWERED.has(error.kind)) throw error;
    const refused = { variant_id, state: refusedForm(form.values, error) };
    return shown(await stockPage(context, site, { query, refused }), { status: STATUS_OF[error.kind] });
  }
}

/** The row as the API takes it; a threshold that nobody touched is none. */
function bodyOf(values: Form["values"]): Record<string, unknown> {
  const typed = (name: string) => (values[name] ?? "").trim();
  const body: Record<string, unknown> = {};
  for (const name of ["delta", "on_hand"] as const) {
    if (typed(name) !== "") body[name] = Number(plainNumber(typed(name)));
  }
  if (typed("reason") !== "") body.reason = typed("reason");
  const threshold = typed("low_stock_threshold");
  if (threshold !== "" && threshold !== typed("threshold_before")) {
    body.low_stock_threshold = Number(plainNumber(threshold));
  }
  return body;
}

async function stockPage(
  context: Context,
  site: Site,
  { query, refused }: { query: InventoryQuery; refused: InventoryScene["refused"] },
) {
  const { inventory } = site.words.goods;
  const { seller_id, status } = requireSeller(context);
  const page = await listStock(context, {
    seller_id,
    ...(query.show === "low" && { low: true }),
    ...(query.search && { search: query.search }),
    limit: INVENTORY_PAGE_SIZE,
    offset: (query.page - 1) * INVENTORY_PAGE_SIZE,
  });
  const may_write = maySell(context.actor, "inventory.write") && status !== "suspended";
  const views = await viewsBar(context, site, { place: PLACE, address: inventoryHref(site, query, 1) });
  return sellerPage(context, site, {
    here: "inventory",
    title: inventory.title,
    intro: inventory.intro,
    done: query.done && inventory.saved,
    actions: buttonLink(inventory.movements, site.link(`${INVENTORY_PATH}movements/`), { kind: "secondary" }),
    content: html`${views}${inventoryTable(site, { query, page, may_write, refused })}`,
  });
}
