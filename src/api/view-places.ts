// The lists of which people keep views: who may open each, and what its address may ask. The API, the pages
// and their bars of views read this one table.
import { MAX_VIEW_QUERY, mayAct, type StaffPermission } from "#modules/identity";
import { maySell, type SellerPermission } from "#modules/sellers";
import type { Actor } from "#platform/context";
import { forbidden, invalid } from "#platform/refusal";
import { hasControlCharacters } from "#platform/text";

/** The working places that have such lists. */
export type ViewSurface = "seller" | "admin";

/** One list. */
export interface ViewPlace {
  surface: ViewSurface;
  /** Its name in the surface. */
  name: string;
  /** Under this name its views are kept. */
  key: string;
  /** The page of the list. */
  path: string;
  /** What can be asked of it; the page's number is no part of a view. */
  asks: readonly string[];
  /** Refuses `forbidden` to those who may not open the list. */
  check(actor: Actor): void;
}

const MAX_VALUE = 254;

const PLACES: readonly ViewPlace[] = [
  ofSeller("orders", "orders.read", ["state", "search", "from", "until"]),
  ofSeller("products", "catalog.read", [
    ...["search", "status", "category", "stock", "pictures", "sort", "columns"],
  ]),
  ofSeller("inventory", "catalog.read", ["search", "show"]),
  ofOffice("orders", "orders.manage", ["search", "status", "payment", "attention", "from", "until"]),
  ofOffice("products", "catalog.manage", ["search", "status", "seller", "ordering"]),
  ofOffice("sellers", "sellers.decide", ["search", "status", "ordering"]),
  ofOffice("users", "users.read", ["search", "role", "state", "ordering"]),
  ofOffice("audit", "audit.read", ["actor", "subject", "subject_id", "address", "from", "to"]),
];

/** The lists of a surface. */
export function viewPlaces(surface: ViewSurface): readonly ViewPlace[] {
  return PLACES.filter((place) => place.surface === surface);
}

/** A list by its name in the surface, or by the name under which its views are kept. It must be there. */
export function viewPlace(surface: ViewSurface, name: string): ViewPlace {
  const place = viewPlaces(surface).find((one) => one.name === name || one.key === name);
  if (!place) throw new Error(`no list ${name}`);
  return place;
}

/** What an address asks of the list, always written the same way; what the list doesn't know is left out. */
export function askedAt({ asks }: ViewPlace, address: string): string {
  const at = address.indexOf("?");
  return at === -1 ? "" : written(asks, new URLSearchParams(address.slice(at + 1)));
}

/**
 * What a view is to ask of the list, always written the same way, so that two that ask the same are equal.
 * Refuses `invalid` names that the list doesn't know, values that nobody types, and too much of them.
 */
export function viewQuery({ asks }: ViewPlace, text: string): string {
  const asked = new URLSearchParams(text);
  for (const [name, value] of asked) {
    if (!asks.includes(name)) throw invalid("query", "unknown_field", `This list can't be asked "${name}".`);
    if (value.length > MAX_VALUE || hasControlCharacters(value)) {
      throw invalid("query", "invalid_value", "This can't be asked.");
    }
  }
  const query = written(asks, asked);
  if (query.length > MAX_VIEW_QUERY) throw invalid("query", "too_big", "This asks too much at once.");
  return query;
}

function written(asks: readonly string[], asked: URLSearchParams): string {
  const pairs = asks.flatMap((name) => asked.getAll(name).map((value) => [name, value]));
  return new URLSearchParams(pairs.filter(([, value]) => value !== "")).toString();
}

function ofSeller(name: string, permission: SellerPermission, asks: readonly string[]): ViewPlace {
  return {
    ...{ surface: "seller", name, key: `seller.${name}`, path: `/seller/${name}/`, asks },
    check: (actor) => {
      if (maySell(actor, permission)) return;
      throw forbidden("seller_permission_denied", "Your role in the team does not open this list.");
    },
  };
}

function ofOffice(name: string, permission: StaffPermission, asks: readonly string[]): ViewPlace {
  return {
    ...{ surface: "admin", name, key: `admin.${name}`, path: `/admin/${name}/`, asks },
    check: (actor) => {
      if (mayAct(actor, permission)) return;
      throw forbidden("permission_denied", "Your account may not open this list.");
    },
  };
}
