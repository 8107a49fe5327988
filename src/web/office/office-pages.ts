// The table of this working place's pages.
import type { PageRoute } from "#platform/http/page-route";
import { analyticsPages } from "./analytics-pages.ts";
import { controlPages } from "./control-pages.ts";
import { ordersPages } from "./orders-pages.ts";
import { overviewPages } from "./overview-pages.ts";
import { productsPages } from "./products-pages.ts";
import { searchPages } from "./search-pages.ts";
import { sellersPages } from "./sellers-pages.ts";
import { transfersPages } from "./transfers-pages.ts";
import { usersPages } from "./users-pages.ts";

export const officePages: PageRoute[] = [
  ...overviewPages,
  ...analyticsPages,
  ...searchPages,
  ...ordersPages,
  ...transfersPages,
  ...productsPages,
  ...sellersPages,
  ...usersPages,
  ...controlPages,
];
