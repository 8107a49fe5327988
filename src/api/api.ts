// The route table: every route of the REST API, in the order of the documentation.
import type { Route } from "#platform/http/route";
import { adminOrderRoutes } from "./admin/orders.ts";
import { adminPaymentRoutes } from "./admin/payments.ts";
import { adminSellersRoutes } from "./admin/sellers.ts";
import { adminUsersRoutes } from "./admin/users.ts";
import { authRoutes } from "./auth.ts";
import { authAddressRoutes } from "./auth-addresses.ts";
import { authProfileRoutes } from "./auth-profile.ts";
import { authSecurityRoutes } from "./auth-security.ts";
import { checkoutRoutes } from "./checkout.ts";
import { documentationRoutes } from "./documentation.ts";
import { orderRoutes } from "./orders.ts";
import { paymentRoutes } from "./payments.ts";
import { sellerApplicationRoutes } from "./seller/application.ts";
import { sellerOrderRoutes } from "./seller/orders.ts";
import { sellerProfileRoutes } from "./seller/profile.ts";
import { sellersRoutes } from "./sellers.ts";
import { systemRoutes } from "./system.ts";

/** All routes. The OpenAPI document, the authorization matrix and `buybuy routes` are made from this list. */
export const apiRoutes: Route[] = [
  ...systemRoutes,
  ...authRoutes,
  ...authProfileRoutes,
  ...authSecurityRoutes,
  ...authAddressRoutes,
  ...sellersRoutes,
  ...checkoutRoutes,
  ...paymentRoutes,
  ...orderRoutes,
  ...sellerProfileRoutes,
  ...sellerApplicationRoutes,
  ...sellerOrderRoutes,
  ...adminUsersRoutes,
  ...adminSellersRoutes,
  ...adminOrderRoutes,
  ...adminPaymentRoutes,
  ...documentationRoutes(() => apiRoutes),
];
