// The route table: every route of the REST API, in the order of the documentation.
import type { Route } from "#platform/http/route";
import { adminCategoryRoutes } from "./admin/categories.ts";
import { adminOrderRoutes } from "./admin/orders.ts";
import { adminPaymentRoutes } from "./admin/payments.ts";
import { adminProductRoutes } from "./admin/products.ts";
import { adminRefundRoutes } from "./admin/refunds.ts";
import { adminSellersRoutes } from "./admin/sellers.ts";
import { shippingSettingsRoutes } from "./admin/shipping-settings.ts";
import { taxRateRoutes } from "./admin/tax-rates.ts";
import { adminUsersRoutes } from "./admin/users.ts";
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
import { sellerApplicationRoutes } from "./seller/application.ts";
import { sellerInventoryRoutes } from "./seller/inventory.ts";
import { sellerOrderRoutes } from "./seller/orders.ts";
import { sellerProductRoutes } from "./seller/products.ts";
import { sellerProfileRoutes } from "./seller/profile.ts";
import { shippingMethodRoutes } from "./seller/shipping-methods.ts";
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
  ...sellerProductRoutes,
  ...sellerInventoryRoutes,
  ...shippingMethodRoutes,
  ...sellerOrderRoutes,
  ...adminUsersRoutes,
  ...adminSellersRoutes,
  ...adminCategoryRoutes,
  ...adminProductRoutes,
  ...adminOrderRoutes,
  ...adminPaymentRoutes,
  ...adminRefundRoutes,
  ...taxRateRoutes,
  ...shippingSettingsRoutes,
  ...documentationRoutes(() => apiRoutes),
];
