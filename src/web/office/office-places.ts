// The places of the back office: where each is, who may go there, and how much waits there.
import { isUser, mayAct, type StaffPermission } from "#modules/identity";
import { ordersNeedingAttention } from "#modules/orders";
import { transfersWaiting } from "#modules/payments";
import { sellersWaiting } from "#modules/sellers";
import type { Actor, Context } from "#platform/context";
import type { Access } from "#platform/http/route";
import { queueFigures } from "#platform/queue";
import { forbidden } from "#platform/refusal";
import { staff } from "../../api/access.ts";
import type { Words } from "../locales/words.ts";

/** What one must be given to go there: a permission of staff, to be an admin, or only to be staff. */
export type OfficePermission = StaffPermission | "admin" | "staff";

/** One way in the navigation; menu, buttons and the page itself ask the same permission. */
export interface OfficePlace {
  id: string;
  path: string;
  icon: string;
  permission: OfficePermission;
  label(words: Words): string;
  /** How many things wait there. */
  waiting?(context: Context): Promise<number>;
}

/** Places that belong together. */
export interface OfficeSection {
  label(words: Words): string | null;
  places: OfficePlace[];
}

/** The whole table, in the order of the navigation. */
export const OFFICE_SECTIONS: readonly OfficeSection[] = [
  {
    label: () => null,
    places: [
      {
        id: "overview",
        path: "/admin/",
        icon: "chart-line",
        permission: "staff",
        label: ({ figures }) => figures.overview.nav,
      },
      {
        id: "analytics",
        path: "/admin/analytics/",
        icon: "chart-column",
        permission: "staff",
        label: ({ figures }) => figures.nav,
      },
      {
        id: "search",
        path: "/admin/search/",
        icon: "search",
        permission: "staff",
        label: ({ office }) => office.places.search,
      },
    ],
  },
  {
    label: ({ office }) => office.sections.trade,
    places: [
      {
        id: "orders",
        path: "/admin/orders/",
        icon: "package",
        permission: "orders.manage",
        label: ({ office }) => office.places.orders,
        waiting: ordersNeedingAttention,
      },
      {
        id: "transfers",
        path: "/admin/transfers/",
        icon: "landmark",
        permission: "payments.manage",
        label: ({ office }) => office.places.transfers,
        waiting: transfersWaiting,
      },
      {
        id: "products",
        path: "/admin/products/",
        icon: "tag",
        permission: "catalog.manage",
        label: ({ office }) => office.places.products,
      },
      {
        id: "categories",
        path: "/admin/categories/",
        icon: "folder-tree",
        permission: "catalog.manage",
        label: ({ control }) => control.places.categories,
      },
    ],
  },
  {
    label: ({ office }) => office.sections.people,
    places: [
      {
        id: "sellers",
        path: "/admin/sellers/",
        icon: "store",
        permission: "sellers.decide",
        label: ({ office }) => office.places.sellers,
        waiting: sellersWaiting,
      },
      {
        id: "users",
        path: "/admin/users/",
        icon: "users",
        permission: "users.read",
        label: ({ office }) => office.places.users,
      },
    ],
  },
  {
    label: ({ control }) => control.section,
    places: [
      {
        id: "settings",
        path: "/admin/settings/",
        icon: "settings",
        permission: "settings.manage",
        label: ({ control }) => control.places.settings,
      },
      {
        id: "jobs",
        path: "/admin/jobs/",
        icon: "server",
        permission: "jobs.manage",
        label: ({ control }) => control.places.jobs,
        waiting: async (context) => (await queueFigures(context)).dead,
      },
      {
        id: "audit",
        path: "/admin/audit/",
        icon: "scroll-text",
        permission: "audit.read",
        label: ({ control }) => control.places.audit,
      },
    ],
  },
];

/** May the actor go where this is asked? */
export function mayEnter(actor: Actor, permission: OfficePermission): boolean {
  if (!isUser(actor) || actor.role === "buyer") return false;
  if (permission === "staff") return true;
  return permission === "admin" ? actor.role === "admin" : mayAct(actor, permission);
}

/** Who may open the pages of a place: staff with its permission. */
export function officeAccess(permission: OfficePermission): Access {
  return {
    name: `office_${permission}`,
    description: `staff who may do this: ${permission}`,
    needs_sign_in: true,
    check: (actor) => {
      staff.check(actor);
      if (!mayEnter(actor, permission)) {
        throw forbidden("permission_denied", "Your account may not do this.");
      }
    },
  };
}

/** The places that the actor may enter, in order. */
export function placesFor(actor: Actor): OfficePlace[] {
  const all = OFFICE_SECTIONS.flatMap(({ places }) => places);
  return all.filter(({ permission }) => mayEnter(actor, permission));
}
