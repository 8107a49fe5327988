// The movements of a seller's stock: why it is what it is, of everything or of one variant.
import { z } from "@hono/zod-openapi";
import { listMovements, MOVEMENT_KINDS, type MovementRow, readStock } from "#modules/inventory";
import { maySell, requireSeller } from "#modules/sellers";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import { sellerReads } from "../../api/access.ts";
import { freshForm } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { emptyState } from "../ui/empty-state.ts";
import { selectField } from "../ui/field.ts";
import { filterBar } from "../ui/filter-bar.ts";
import { pagination } from "../ui/pagination.ts";
import { workTable } from "../ui/work-table.ts";
import { INVENTORY_PAGE_SIZE, INVENTORY_PATH, pageNumber } from "./inventory-query.ts";
import { stockName } from "./inventory-view.ts";
import { sellerPage } from "./seller-frame.ts";

const PATH = `${INVENTORY_PATH}movements/`;

const movementsQuery = z.object({
  variant: z.coerce.number().int().positive().optional().catch(undefined),
  kind: z.enum(MOVEMENT_KINDS).optional().catch(undefined),
  page: pageNumber,
});
type MovementsQuery = z.output<typeof movementsQuery>;

export const movementPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PATH,
    access: sellerReads("catalog.read"),
    audience: "private",
    query: movementsQuery,
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      return shown(await movementsPage(context, site, query));
    },
  }),
];

async function movementsPage(context: Context, site: Site, query: MovementsQuery): Promise<Markup> {
  const { movements } = site.words.goods;
  const { seller_id } = requireSeller(context);
  const { variant: variant_id, kind } = query;
  const row = variant_id === undefined ? null : await readStock(context, { seller_id, variant_id });
  const page = await listMovements(context, {
    seller_id,
    ...(variant_id !== undefined && { variant_id }),
    ...(kind && { kind }),
    limit: INVENTORY_PAGE_SIZE,
    offset: (query.page - 1) * INVENTORY_PAGE_SIZE,
  });
  return sellerPage(context, site, {
    here: "movements",
    title: movements.title,
    intro: row ? html`<bdi>${movements.variant(stockName(row))}</bdi>` : movements.intro,
    content: html`${filters(site, query)}
${table(site, page.results, maySell(context.actor, "orders.read"))}
${pagination(site, {
  page: query.page,
  has_previous: query.page > 1,
  has_more: page.next_cursor !== null,
  href: (number) => movementsHref(site, { ...query, page: number }),
})}`,
  });
}

function filters(site: Site, { kind, variant }: MovementsQuery): Markup {
  const { movements } = site.words.goods;
  const kinds = MOVEMENT_KINDS.map((value) => ({ value, label: movements.kinds[value] }));
  return filterBar(site, {
    action: site.link(PATH),
    fields: html`${selectField(site, freshForm({ kind: kind ?? "" }), {
      ...{ name: "kind", label: movements.kind },
      options: [{ value: "", label: movements.any_kind }, ...kinds],
    })}${variant === undefined ? NOTHING : html`<input type="hidden" name="variant" value="${variant}">`}`,
  });
}

function table(site: Site, rows: MovementRow[], may_see_orders: boolean): Markup {
  const { movements } = site.words.goods;
  const { column } = movements;
  return workTable(site, {
    caption: movements.title,
    columns: [
      { id: "product", label: column.product },
      { id: "kind", label: column.kind },
      { id: "delta", label: column.delta, is_number: true },
      { id: "after", label: column.after, is_number: true },
      { id: "reason", label: column.reason },
      { id: "order", label: column.order, is_whole: true },
      { id: "at", label: column.at, is_whole: true },
    ],
    rows: rows.map((row) => ({ id: row.id, cells: cellsOf(site, row, may_see_orders) })),
    empty: emptyState(site, { icon: "package", title: movements.empty_title, text: movements.empty_text }),
  });
}

function cellsOf(site: Site, row: MovementRow, may_see_orders: boolean): (string | Markup)[] {
  const { formats, words, link } = site;
  const { movements } = words.goods;
  const sign = row.delta > 0 ? "+" : "\u2212";
  const order = html`<a href="${link(`/seller/orders/${row.seller_order_id}/`)}">${movements.order}</a>`;
  return [
    html`<a href="${link(`${PATH}?variant=${row.variant_id}`)}"><bdi>${row.product_name}</bdi></a>${row.sku ? html`<bdi class="goods-stock__more">${row.sku}</bdi>` : NOTHING}`,
    movements.kinds[row.kind],
    html`<bdi dir="ltr">${sign}${formats.number(Math.abs(row.delta))}</bdi>`,
    formats.number(row.on_hand_after),
    html`<bdi>${row.reason ?? ""}</bdi>`,
    row.seller_order_id !== null && may_see_orders ? order : "",
    formats.moment(row.created_at),
  ];
}

function movementsHref(site: Site, { variant, kind, page }: MovementsQuery): string {
  const sent = new URLSearchParams();
  if (variant !== undefined) sent.set("variant", String(variant));
  if (kind) sent.set("kind", kind);
  if (page > 1) sent.set("page", String(page));
  const text = sent.toString();
  return site.link(text === "" ? PATH : `${PATH}?${text}`);
}
