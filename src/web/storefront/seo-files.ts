// Small files that machines look for: what robots may read, whom to tell of a weakness, how to search here.
import type { Config } from "#platform/config";
import { inLanguage } from "#platform/http/page-server";
import { LANGUAGES } from "#platform/i18n";
import type { Site } from "../site.ts";
import { xml } from "./seo-sitemaps.ts";

/** Pages that are somebody's own, or one of endlessly many. */
const NOT_FOR_ROBOTS = [
  "/cart/",
  "/checkout/",
  "/account/",
  "/orders/",
  "/sign-in/",
  "/sign-up/",
  "/search/",
  "/glance/",
];
const MONTHS_VALID = 6;

/** `robots.txt` (RFC 9309): lists may be read page by page, but not in every filter's every combination. */
export function robotsText({ url }: Pick<Config, "url">): string {
  const paths = LANGUAGES.flatMap((language) => NOT_FOR_ROBOTS.map((path) => inLanguage(language, path)));
  const lines = ["/api/", ...paths].map((path) => `Disallow: ${path}`);
  return ["User-agent: *", "Allow: /api/docs/", ...lines, "", `Sitemap: ${url}/sitemap.xml`, ""].join("\n");
}

/** `security.txt` (RFC 9116): renewed by itself every month. */
export function securityText({ url }: Pick<Config, "url">, at: number): string {
  const today = new Date(at);
  const expires = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + MONTHS_VALID, 1));
  return [
    `Contact: ${url}/help/`,
    `Expires: ${expires.toISOString()}`,
    `Preferred-Languages: ${LANGUAGES.join(", ")}`,
    `Canonical: ${url}/.well-known/security.txt`,
    "",
  ].join("\n");
}

/** The search of this shop for browsers (OpenSearch 1.1). */
export function openSearchText(site: Site): string {
  const search = `${site.origin}${site.link("/search/")}?q={searchTerms}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>BuyBuy</ShortName>
<Description>${xml(site.words.common.header.search_label)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Language>${site.language}</Language>
<Image width="16" height="16" type="image/svg+xml">${xml(site.origin + site.asset("icon.svg"))}</Image>
<Url type="text/html" method="get" template="${xml(search)}"/>
</OpenSearchDescription>
`;
}
