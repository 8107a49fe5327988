// Lists as somebody wants to see them again, under a name: the same routes for sellers' people and for staff.
import { z } from "@hono/zod-openapi";
import {
  changeSavedView,
  findSavedView,
  keepView,
  listSavedViews,
  MAX_VIEW_NAME,
  MAX_VIEW_QUERY,
  removeSavedView,
  type SavedView,
} from "#modules/identity";
import { isoTime } from "#platform/clock";
import type { Context } from "#platform/context";
import { type Access, created, noContent, ok, type Route, route } from "#platform/http/route";
import { sellerMember, staff } from "./access.ts";
import { idParams, line, timeOutput } from "./common.ts";
import { type ViewPlace, type ViewSurface, viewPlace, viewPlaces, viewQuery } from "./view-places.ts";

/** A view's name, on pages too. */
export const viewName = line(MAX_VIEW_NAME);
/** What a view asks, before it is known of which list. */
export const viewText = z.string().max(MAX_VIEW_QUERY);

const query = viewText.openapi({
  description: "What the list is asked, as the address of its page says it, without `?` and without a page.",
  example: "status=published&sort=-price",
});

export const savedViewRoutes: Route[] = [
  ...routesOf("seller", { tag: "Seller centre", access: sellerMember, denied: "seller_permission_denied" }),
  ...routesOf("admin", { tag: "Back office", access: staff, denied: "permission_denied" }),
];

/**
 * Keeps a view of this list, or lets the one of this name ask this. Refuses `forbidden`, `invalid` and
 * `conflict`.
 */
export async function keepViewOf(
  context: Context,
  place: ViewPlace,
  { query: asked, ...rest }: { name: string; query: string; is_replacing?: boolean },
): Promise<SavedView> {
  place.check(context.actor);
  return keepView(context, { ...rest, place: place.key, query: viewQuery(place, asked) });
}

/** One of the reader's own views. Refuses `missing` for anybody else's. */
export function ownView(context: Context, surface: ViewSurface, id: number): Promise<SavedView> {
  return findSavedView(context, id, keysOf(surface));
}

/** The names of a surface's lists, as a body or a form says them. */
export function placeName(surface: ViewSurface) {
  return z.enum(viewPlaces(surface).map(({ name }) => name));
}

function routesOf(
  surface: ViewSurface,
  { tag, access, denied }: { tag: string; access: Access; denied: string },
): Route[] {
  const path = `/api/${surface}/views/`;
  const places = placeName(surface);
  const output = z
    .strictObject({
      id: z.int(),
      place: places,
      ...{ name: z.string(), query, created_at: timeOutput, updated_at: timeOutput },
    })
    .openapi(surface === "seller" ? "SellerView" : "OfficeView");
  const present = (view: SavedView) => presentView(surface, view);
  const target = (context: Context, { id }: { id: number }) => ownView(context, surface, id);
  const one = { path: `${path}{id}/`, params: idParams, target, tag, access };
  const shown = { 200: { description: "The view.", schema: output } };
  return [
    route({
      ...{ method: "get", path, tag, access },
      summary: "My views of the lists, at most a dozen of each.",
      query: z.object({ place: places.optional() }),
      answers: { 200: { description: "My own, oldest first.", schema: z.array(output) } },
      handle: async ({ context, query: { place } }) => {
        const views = (await listSavedViews(context, keysOf(surface))).map(present);
        return ok(place === undefined ? views : views.filter((view) => view.place === place));
      },
    }),
    route({
      ...{ method: "post", path, tag, access },
      summary: "Keep what I ask of a list under a name.",
      body: z.strictObject({ place: places, name: viewName, query }),
      example: { place: "products", name: "Dear lamps", query: "search=lamp" },
      answers: { 201: { description: "The view.", schema: output } },
      refusals: { 403: [denied], 409: ["view_name_taken", "too_many_views"] },
      handle: async ({ context, body: { place, ...body } }) => {
        const view = await keepViewOf(context, viewPlace(surface, place), body);
        return created(`${path}${view.id}/`, present(view));
      },
    }),
    route({
      ...{ ...one, method: "get" },
      summary: "One of my views.",
      answers: shown,
      handle: ({ target: view }) => ok(present(view)),
    }),
    route({
      ...{ ...one, method: "patch" },
      summary: "Rename one of my views, or let it ask something else.",
      body: z.strictObject({ name: viewName.optional(), query: query.optional() }),
      example: { name: "Lamps on sale" },
      answers: shown,
      refusals: { 409: ["view_name_taken"] },
      handle: async ({ context, target: view, body }) => {
        const place = viewPlace(surface, view.place);
        const asked = body.query === undefined ? undefined : viewQuery(place, body.query);
        return ok(present(await changeSavedView(context, view, { name: body.name, query: asked })));
      },
    }),
    route({
      ...{ ...one, method: "delete" },
      summary: "Forget one of my views.",
      answers: { 204: { description: "It is gone." } },
      handle: async ({ context, target: view }) => {
        await removeSavedView(context, view);
        return noContent();
      },
    }),
  ];
}

function presentView(surface: ViewSurface, view: SavedView) {
  const { id, place, name, query: asked, created_at, updated_at } = view;
  const times = { created_at: isoTime(created_at), updated_at: isoTime(updated_at) };
  return { id, place: viewPlace(surface, place).name, name, query: asked, ...times };
}

function keysOf(surface: ViewSurface): string[] {
  return viewPlaces(surface).map(({ key }) => key);
}
