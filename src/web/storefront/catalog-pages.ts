// Pages of the storefront: home, lists, products, sellers, and what robots read.
import type { PageRoute } from "#platform/http/page-route";
import { categoryPages } from "./category-pages.ts";
import { dealsPages } from "./deals-pages.ts";
import { homePages } from "./home-page.ts";
import { productPages } from "./product-pages.ts";
import { searchPages } from "./search-pages.ts";
import { sellerPages } from "./seller-pages.ts";
import { seoPages } from "./seo-pages.ts";

export const catalogPages: PageRoute[] = [
  ...homePages,
  ...categoryPages,
  ...searchPages,
  ...dealsPages,
  ...sellerPages,
  ...productPages,
  ...seoPages,
];
