// Pages of the storefront: about, help and policies. The same for everybody, and meant to be found.
import { z } from "@hono/zod-openapi";
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import { SUPPORT_EMAIL } from "#platform/mail";
import { readSetting } from "#platform/settings";
import { anyone } from "../../api/access.ts";
import { publicSite } from "../site.ts";
import { aboutPage } from "./about-page.ts";
import { helpPage } from "./help-page.ts";
import { offlinePages } from "./offline-page.ts";
import { POLICIES, policyPage } from "./policy-page.ts";

export const infoPages: PageRoute[] = [
  ...offlinePages,
  pageRoute({
    method: "get",
    path: "/about/",
    access: anyone,
    audience: "public",
    handle: async ({ context, visit }) => shown(aboutPage(await publicSite(context, visit))),
  }),
  pageRoute({
    method: "get",
    path: "/help/",
    access: anyone,
    audience: "public",
    handle: async ({ context, visit }) => {
      const support_email = await readSetting(context, SUPPORT_EMAIL);
      return shown(helpPage(await publicSite(context, visit), support_email));
    },
  }),
  pageRoute({
    method: "get",
    path: "/policies/{name}/",
    access: anyone,
    audience: "public",
    params: z.object({ name: z.enum(POLICIES) }),
    handle: async ({ context, visit, params }) =>
      shown(policyPage(await publicSite(context, visit), params.name)),
  }),
];
