// The table of pages: everything that a browser can open, by part of the shop.
import type { Config } from "#platform/config";
import type { PageRoute } from "#platform/http/page-route";
import { filePages } from "./file-pages.ts";
import { officePages } from "./office/office-pages.ts";
import { outboxPages } from "./outbox-page.ts";
import { savedViewPages } from "./saved-views-pages.ts";
import { sellerCentrePages } from "./seller/seller-centre-pages.ts";
import { accountPages } from "./storefront/account-pages.ts";
import { catalogPages } from "./storefront/catalog-pages.ts";
import { checkoutPages } from "./storefront/checkout-pages.ts";
import { designPages } from "./storefront/design-page.ts";
import { entryPages } from "./storefront/entry-pages.ts";
import { infoPages } from "./storefront/info-pages.ts";

/** All pages. The outbox of mails and the design pages are there in development and test only. */
export function pagesOf({ environment }: Pick<Config, "environment">): PageRoute[] {
  const is_production = environment === "production";
  return [
    ...filePages,
    ...catalogPages,
    ...checkoutPages,
    ...entryPages,
    ...accountPages,
    ...infoPages,
    ...sellerCentrePages,
    ...officePages,
    ...savedViewPages,
    ...(is_production ? [] : [...outboxPages, ...designPages]),
  ];
}
