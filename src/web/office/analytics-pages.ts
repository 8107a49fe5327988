// Pages of the back office: all figures of the marketplace for a range of days, and each table as a file.
// Sales are for whoever may see them; what was searched for is for all staff.
import { mayAct } from "#modules/identity";
import type { PageRoute } from "#platform/http/page-route";
import { figuresPages } from "../figures-page.ts";
import { officePage } from "./office-frame.ts";
import { officeAccess } from "./office-places.ts";

export const ANALYTICS_PATH = "/admin/analytics/";

export const analyticsPages: PageRoute[] = figuresPages({
  whose: "market",
  path: ANALYTICS_PATH,
  access: officeAccess("staff"),
  intro: ({ words }) => words.figures.overview.intro,
  country: async ({ services }) => services.config.country,
  showsMoney: ({ actor }) => mayAct(actor, "figures.read"),
  frame: (context, site, page) => officePage(context, site, { here: "analytics", ...page }),
});
