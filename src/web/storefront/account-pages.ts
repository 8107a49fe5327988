// Pages of the storefront: a buyer's account and orders.
import type { PageRoute } from "#platform/http/page-route";
import { overviewPages } from "./account-overview.ts";
import { addressPages } from "./address-pages.ts";
import { orderPages } from "./order-pages.ts";
import { ordersPages } from "./orders-pages.ts";
import { passwordPages } from "./password-pages.ts";
import { profilePages } from "./profile-pages.ts";
import { sessionsPages } from "./sessions-pages.ts";

export const accountPages: PageRoute[] = [
  ...overviewPages,
  ...ordersPages,
  ...orderPages,
  ...addressPages,
  ...profilePages,
  ...passwordPages,
  ...sessionsPages,
];
