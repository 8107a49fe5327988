// What the operator controls: categories, settings, jobs, and the log of all that was done.
import type { PageRoute } from "#platform/http/page-route";
import { auditPages } from "./audit-pages.ts";
import { categoriesPages } from "./categories-pages.ts";
import { jobsPages } from "./jobs-pages.ts";
import { settingsPages } from "./settings-pages.ts";
import { shippingPages } from "./shipping-pages.ts";
import { taxPages } from "./tax-pages.ts";

/** Fixed addresses before those that end in a name. */
export const controlPages: PageRoute[] = [
  ...categoriesPages,
  ...taxPages,
  ...shippingPages,
  ...settingsPages,
  ...jobsPages,
  ...auditPages,
];
