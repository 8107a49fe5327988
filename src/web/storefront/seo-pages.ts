// Pages of the storefront for machines: robots, sitemaps, the security contact, and the search for browsers.
import { z } from "@hono/zod-openapi";
import { now } from "#platform/context";
import { type PageAnswer, type PageRoute, pageRoute } from "#platform/http/page-route";
import { missing } from "#platform/refusal";
import { anyone } from "../../api/access.ts";
import { publicSite } from "../site.ts";
import { openSearchText, robotsText, securityText } from "./seo-files.ts";
import { sitemapFile, sitemapIndex } from "./seo-sitemaps.ts";

const MAX_FILE_NAME = 40;
const TEXT = "text/plain; charset=utf-8";
const XML = "application/xml; charset=utf-8";
const OPEN_SEARCH = "application/opensearchdescription+xml; charset=utf-8";
/** Robots may keep these for an hour. */
const HOURLY = { "Cache-Control": "public, max-age=3600" };
const open = { method: "get", access: anyone, audience: "public", is_neutral: true } as const;

export const seoPages: PageRoute[] = [
  pageRoute({
    ...open,
    path: "/robots.txt",
    handle: ({ context }) => file(robotsText(context.services.config), TEXT),
  }),
  pageRoute({
    ...open,
    path: "/.well-known/security.txt",
    handle: ({ context }) => file(securityText(context.services.config, now(context)), TEXT),
  }),
  pageRoute({
    ...open,
    path: "/sitemap.xml",
    handle: async ({ context }) => file(await sitemapIndex(context), XML),
  }),
  pageRoute({
    ...open,
    path: "/sitemaps/{file}",
    params: z.object({ file: z.string().max(MAX_FILE_NAME) }),
    handle: async ({ context, params }) => {
      const text = await sitemapFile(context, params.file);
      if (text === null) throw missing("sitemap");
      return file(text, XML);
    },
  }),
  pageRoute({
    ...open,
    is_neutral: false,
    path: "/opensearch.xml",
    handle: async ({ context, visit }) => file(openSearchText(await publicSite(context, visit)), OPEN_SEARCH),
  }),
];

function file(body: string, content_type: string): PageAnswer {
  return { status: 200, text: { body, content_type }, headers: HOURLY };
}
