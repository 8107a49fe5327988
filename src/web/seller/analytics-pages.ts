// Pages of the seller centre: all figures of a range of days, and each table as a file.
import { maySell, requireSeller, sellerById } from "#modules/sellers";
import type { PageRoute } from "#platform/http/page-route";
import { sellerReads } from "../../api/access.ts";
import { figuresPages } from "../figures-page.ts";
import { sellerPage } from "./seller-frame.ts";

export const ANALYTICS_PATH = "/seller/analytics/";

export const figurePages: PageRoute[] = figuresPages({
  whose: "seller",
  path: ANALYTICS_PATH,
  access: sellerReads("searches.read"),
  intro: ({ words }) => words.figures.analytics.intro,
  country: async (context) => (await sellerById(context, requireSeller(context).seller_id)).country,
  showsMoney: ({ actor }) => maySell(actor, "money.read"),
  frame: (context, site, page) => sellerPage(context, site, { here: "analytics", ...page }),
});
