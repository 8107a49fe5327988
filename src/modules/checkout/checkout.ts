// Checkout: what a cart costs at a destination, and how it becomes an order that is paid, exactly once.
export { captureTransfer, completePayment, payOrder } from "./attempts.ts";
export { type CheckoutInput, checkOut } from "./check-out.ts";
export { type DeliveryOffer, deliveryOffers } from "./delivery.ts";
export { countryOf, type DestinationInput } from "./destination.ts";
export { type CartEstimate, estimateCart } from "./estimate.ts";
export { finalize } from "./finalize.ts";
export { checkoutInvariants } from "./invariants.ts";
export { checkoutJobs } from "./jobs.ts";
export { noteManualRefund, settleRefundByHand } from "./manual-refunds.ts";
export { openPaymentMethods } from "./open-methods.ts";
export { type Prepared, type Purchase, prepare, TERMS_VERSION } from "./prepare.ts";
export { healPayments, receiveProviderEvent } from "./provider-news.ts";
export type { Quote, QuotedPart } from "./quote.ts";
export { type CartQuote, quoteCart } from "./quote-cart.ts";
export { type QuoteSums, quoteSums, type TaxRules, taxedLine, UNTAXED } from "./quote-math.ts";
export type { PricedMethod } from "./shipping-choice.ts";
export {
  type DefaultShipping,
  defaultShipping,
  giveDefaultShipping,
  listDefaultShipping,
  renewShipping,
  setDefaultShipping,
} from "./shipping-defaults.ts";
export {
  createShippingMethod,
  deleteShippingMethod,
  listShippingMethods,
  type ShippingMethod,
  type ShippingTerms,
  shippingMethod,
  updateShippingMethod,
} from "./shipping-methods.ts";
export { READABLE } from "./tables.ts";
export {
  deleteTaxCountry,
  listTaxCountries,
  setTaxCountry,
  type TaxCountry,
  taxCountry,
  taxFor,
} from "./tax-rates.ts";
