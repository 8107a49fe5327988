// The way around the seller centre: every place with what one must be allowed to see it.
import type { SellerPermission } from "#modules/sellers";
import type { Words } from "../locales/words.ts";

/** What waits for a seller, shown beside the places where it is done. */
export interface Waiting {
  to_confirm: number;
  to_ship: number;
  low_stock: number;
}

/** One place: shown only to members whose role has the permission; null is for every member. */
export interface SellerPlace {
  id: string;
  label: (words: Words) => string;
  path: string;
  icon: string;
  permission: SellerPermission | null;
  waiting?: (waiting: Waiting) => number;
}

/** Places that belong together; a section of which nothing is to be seen is not shown. */
export interface SellerSection {
  label: ((words: Words) => string) | null;
  places: SellerPlace[];
}

/** Everything that the side navigation leads to. A page's place stands here once the page exists. */
export const SELLER_SECTIONS: readonly SellerSection[] = [
  {
    label: null,
    places: [
      {
        id: "start",
        label: ({ selling }) => selling.nav.start,
        path: "/seller/",
        icon: "house",
        permission: null,
      },
      {
        id: "analytics",
        label: ({ figures }) => figures.nav,
        path: "/seller/analytics/",
        icon: "chart-column",
        permission: "searches.read",
      },
    ],
  },
  {
    label: ({ selling }) => selling.nav.selling,
    places: [
      {
        id: "orders",
        label: ({ selling }) => selling.nav.orders,
        path: "/seller/orders/",
        icon: "clipboard-list",
        permission: "orders.read",
        waiting: ({ to_confirm, to_ship }) => to_confirm + to_ship,
      },
    ],
  },
  {
    label: ({ goods }) => goods.nav.section,
    places: [
      {
        id: "products",
        label: ({ goods }) => goods.nav.products,
        path: "/seller/products/",
        icon: "tag",
        permission: "catalog.read",
      },
      {
        id: "inventory",
        label: ({ goods }) => goods.nav.inventory,
        path: "/seller/inventory/",
        icon: "package",
        permission: "catalog.read",
        waiting: ({ low_stock }) => low_stock,
      },
      {
        id: "movements",
        label: ({ goods }) => goods.nav.movements,
        path: "/seller/inventory/movements/",
        icon: "refresh-cw",
        permission: "catalog.read",
      },
      {
        id: "exchange",
        label: ({ exchange }) => exchange.nav,
        path: "/seller/exchange/",
        icon: "file-up",
        permission: "catalog.write",
      },
    ],
  },
  {
    label: ({ team }) => team.nav.section,
    places: [
      {
        id: "team",
        label: ({ team }) => team.nav.team,
        path: "/seller/team/",
        icon: "users",
        permission: null,
      },
      {
        id: "shipping",
        label: ({ team }) => team.nav.shipping,
        path: "/seller/settings/shipping/",
        icon: "truck",
        permission: null,
      },
      {
        id: "settings",
        label: ({ team }) => team.nav.settings,
        path: "/seller/settings/",
        icon: "settings",
        permission: "settings.write",
      },
    ],
  },
];
