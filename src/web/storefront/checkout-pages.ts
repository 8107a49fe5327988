// Pages of the storefront: cart, checkout and payment.
import type { PageRoute } from "#platform/http/page-route";
import { cartAddPages } from "./cart-add-page.ts";
import { cartPages } from "./cart-pages.ts";
import { checkoutBuyPages } from "./checkout-buy-page.ts";
import { glancePages } from "./glance-page.ts";
import { paymentPages } from "./payment-pages.ts";

export const checkoutPages: PageRoute[] = [
  ...cartPages,
  ...cartAddPages,
  ...glancePages,
  ...checkoutBuyPages,
  ...paymentPages,
];
