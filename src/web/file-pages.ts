// Files for browsers: by their content's name for ever, and those that browsers look for at fixed addresses.
import { z } from "@hono/zod-openapi";
import { assetBody } from "#platform/http/assets";
import { SPECULATION_RULES_PATH } from "#platform/http/page-answer";
import { moved, type PageRoute, pageRoute } from "#platform/http/page-route";
import { missing } from "#platform/refusal";
import { anyone } from "../api/access.ts";
import { assets } from "./assets.ts";
import { standby_worker } from "./standby-worker.ts";

const FOR_EVER = "public, max-age=31536000, immutable";
const ONE_DAY = "public, max-age=86400";
/** What belongs to one person, or does something, is not fetched before it is asked for. */
const NOT_AHEAD = [
  "account",
  "cart",
  "checkout",
  "orders",
  "outbox",
  "api",
  "sign-in",
  "sign-up",
  "sign-out",
];

export const filePages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: "/assets/{file}",
    access: anyone,
    audience: "public",
    is_neutral: true,
    params: z.object({ file: z.string().max(200) }),
    handle: async ({ params, visit }) => {
      const asset = assets.find(`/assets/${params.file}`);
      if (!asset) throw missing("file");
      const { body, encoding } = await assetBody(asset, visit.header("accept-encoding") ?? "");
      const headers: Record<string, string> = { "Cache-Control": FOR_EVER };
      if (encoding !== null) headers["Content-Encoding"] = encoding;
      return { status: 200, text: { body, content_type: asset.content_type }, headers };
    },
  }),
  fixedFile(SPECULATION_RULES_PATH, "application/speculationrules+json", () => ({
    prefetch: [
      {
        where: {
          and: [
            { href_matches: "/*" },
            ...NOT_AHEAD.map((name) => ({ not: { href_matches: `/:language(de|ar)?/${name}/*` } })),
            { not: { selector_matches: "[rel~=nofollow], [download]" } },
          ],
        },
        eagerness: "moderate",
      },
    ],
  })),
  fixedFile("/site.webmanifest", "application/manifest+json", () => ({
    name: "BuyBuy",
    short_name: "BuyBuy",
    start_url: "/",
    display: "minimal-ui",
    background_color: "#ffffff",
    theme_color: "#0b6e4f",
    icons: [{ src: assets.path("icon.svg"), sizes: "any", type: "image/svg+xml", purpose: "any" }],
  })),
  // At the root, so that it stands by for every page; asked for again each time, so that it is never old.
  pageRoute({
    method: "get",
    path: "/service-worker.js",
    access: anyone,
    audience: "public",
    is_neutral: true,
    handle: () => ({
      status: 200,
      text: { body: standby_worker, content_type: "text/javascript; charset=utf-8" },
    }),
  }),
  pageRoute({
    method: "get",
    path: "/favicon.ico",
    access: anyone,
    audience: "public",
    is_neutral: true,
    handle: () => moved(assets.path("icon.svg")),
  }),
];

/** A file that browsers look for at one address. */
function fixedFile(path: string, content_type: string, contentOf: () => unknown): PageRoute {
  return pageRoute({
    method: "get",
    path,
    access: anyone,
    audience: "public",
    is_neutral: true,
    handle: () => ({
      status: 200,
      text: { body: JSON.stringify(contentOf()), content_type },
      headers: { "Cache-Control": ONE_DAY },
    }),
  });
}
