// Pages of the back office: the start, with the marketplace's figures, what waits, and how the system is.
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import { privateSite } from "../site.ts";
import { officeAccess } from "./office-places.ts";
import { overviewPage } from "./overview.ts";

export const OVERVIEW_PATH = "/admin/";

export const overviewPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: OVERVIEW_PATH,
    access: officeAccess("staff"),
    audience: "private",
    handle: async ({ context, visit }) => {
      const site = await privateSite(context, visit);
      return shown(await overviewPage(context, site));
    },
  }),
];
