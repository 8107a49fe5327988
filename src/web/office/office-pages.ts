// The table of this working place's pages.
import type { PageRoute } from "#platform/http/page-route";

export const officePages: PageRoute[] = [];
