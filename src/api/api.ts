// The route table: every route of the REST API, in the order of the documentation.
import type { Route } from "#platform/http/route";
import { adminAuditRoutes } from "./admin/audit-log.ts";
import { adminCategoryRoutes } from "./admin/categories.ts";
import { adminJobRoutes } from "./admin/jobs.ts";
import { adminOrderRoutes } from "./admin/orders.ts";
import { adminPaymentRoutes } from "./admin/payments.ts";
import { adminProductRoutes } from "./admin/products.ts";
import { adminRefundRoutes } from "./admin/refunds.ts";
import { adminSearchRoutes } from "./admin/search.ts";
import { sellerCommissionRoutes } from "./admin/seller-commission.ts";
import { adminSellerTeamRoutes } from "./admin/seller-team.ts";
import { adminSellersRoutes } from "./admin/sellers.ts";
import { adminSettingsRoutes } from "./admin/settings.ts";
import { shippingSettingsRoutes } from "./admin/shipping-settings.ts";
import { taxRateRoutes } from "./admin/tax-rates.ts";
import { adminUserSessionRoutes } from "./admin/user-sessions.ts";
import { adminUsersRoutes } from "./admin/users.ts";
import { adminAnalyticsRoutes } from "./admin-analytics.ts";
import { authRoutes } from "./auth.ts";
import { authAddressRoutes } from "./auth-addresses.ts";
import { authProfileRoutes } from "./auth-profile.ts";
import { authSecurityRoutes } from "./auth-security.ts";
import { cartRoutes } from "./cart.ts";
import { categoryRoutes } from "./categories.ts";
import { checkoutRoutes } from "./checkout.ts";
import { documentationRoutes } from "./documentation.ts";
import { mediaRoutes } from "./media.ts";
import { orderRoutes } from "./orders.ts";
import { paymentRoutes } from "./payments.ts";
import { productImageRoutes } from "./product-images.ts";
import { productListRoutes } from "./product-list.ts";
import { productRoutes } from "./products.ts";
import { savedViewRoutes } from "./saved-views.ts";
import { sellerApplicationRoutes } from "./seller/application.ts";
import { sellerInventoryRoutes } from "./seller/inventory.ts";
import { sellerInvitationRoutes } from "./seller/invitations.ts";
import { orderDeskRoutes } from "./seller/order-desk.ts";
import { sellerOrderRoutes } from "./seller/orders.ts";
import { sellerBulkRoutes } from "./seller/product-bulk.ts";
import { sellerProductRoutes } from "./seller/products.ts";
import { sellerProfileRoutes } from "./seller/profile.ts";
import { shippingMethodRoutes } from "./seller/shipping-methods.ts";
import { sellerTeamRoutes } from "./seller/team.ts";
import { sellerAnalyticsRoutes } from "./seller-analytics.ts";
import { sellerExchangeRoutes } from "./seller-exchange.ts";
import { sellersRoutes } from "./sellers.ts";
import { systemRoutes } from "./system.ts";

/** All routes. The OpenAPI document, the authorization matrix and `buybuy routes` are made from this list. */
export const apiRoutes: Route[] = [
  ...systemRoutes,
  ...authRoutes,
  ...authProfileRoutes,
  ...authSecurityRoutes,
  ...authAddressRoutes,
  ...categoryRoutes,
  ...productListRoutes,
  ...productRoutes,
  ...productImageRoutes,
  ...mediaRoutes,
  ...sellersRoutes,
  ...cartRoutes,
  ...checkoutRoutes,
  ...paymentRoutes,
  ...orderRoutes,
  ...sellerProfileRoutes,
  ...sellerApplicationRoutes,
  ...sellerTeamRoutes,
  ...sellerInvitationRoutes,
  ...sellerProductRoutes,
  ...sellerBulkRoutes,
  ...sellerExchangeRoutes,
  ...sellerInventoryRoutes,
  ...shippingMethodRoutes,
  ...sellerOrderRoutes,
  ...sellerAnalyticsRoutes,
  ...orderDeskRoutes,
  ...savedViewRoutes,
  ...adminSearchRoutes,
  ...adminUsersRoutes,
  ...adminUserSessionRoutes,
  ...adminSellersRoutes,
  ...adminSellerTeamRoutes,
  ...sellerCommissionRoutes,
  ...adminCategoryRoutes,
  ...adminProductRoutes,
  ...adminOrderRoutes,
  ...adminPaymentRoutes,
  ...adminRefundRoutes,
  ...adminAnalyticsRoutes,
  ...taxRateRoutes,
  ...shippingSettingsRoutes,
  ...adminSettingsRoutes,
  ...adminAuditRoutes,
  ...adminJobRoutes,
  ...documentationRoutes(() => apiRoutes),
];
