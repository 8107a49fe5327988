// Sitemaps: an index, and files of limited size that list every page worth finding, in every language.
import { type CategoryNode, categoryTree, sitemapParts, sitemapProducts } from "#modules/catalog";
import { sellerParts, sellersOfPart } from "#modules/sellers";
import { isoTime } from "#platform/clock";
import type { Context } from "#platform/context";
import { inLanguage } from "#platform/http/page-server";
import { DEFAULT_LANGUAGE, LANGUAGES } from "#platform/i18n";

/**
 * Pages of each file, each once per language: far below the 50,000 addresses and 50 MB that are allowed, so
 * that making one holds nobody up.
 */
export const PAGES_PER_FILE = 1000;

/** A page in a sitemap: its path without a language, and when it last changed. */
interface Place {
  path: string;
  updated_at: number | null;
}

/** Pages that stand at fixed addresses. */
export const FIXED_PATHS = [
  "/",
  "/categories/",
  "/deals/",
  "/sellers/",
  "/about/",
  "/help/",
  "/policies/shipping/",
  "/policies/returns/",
  "/policies/privacy/",
  "/policies/terms/",
];

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>\n`;
const SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML = "http://www.w3.org/1999/xhtml";
const FILE = /^(products|sellers)-([1-9]\d{0,8})\.xml$/;

/** The index of all sitemaps. */
export async function sitemapIndex(context: Context, size: number = PAGES_PER_FILE): Promise<string> {
  const { url } = context.services.config;
  const products = await sitemapParts(context, size);
  const sellers = await sellerParts(context, size);
  const files = [
    "pages.xml",
    "categories.xml",
    ...sellers.map((part) => `sellers-${part}.xml`),
    ...products.map((part) => `products-${part}.xml`),
  ];
  const entries = files.map((file) => `<sitemap><loc>${xml(`${url}/sitemaps/${file}`)}</loc></sitemap>\n`);
  return `${HEAD}<sitemapindex xmlns="${SITEMAP}">\n${entries.join("")}</sitemapindex>\n`;
}

/** One of the files that the index names, or null where there is none of this name. */
export async function sitemapFile(
  context: Context,
  file: string,
  size: number = PAGES_PER_FILE,
): Promise<string | null> {
  const { url } = context.services.config;
  if (file === "pages.xml")
    return written(
      url,
      FIXED_PATHS.map((path) => ({ path, updated_at: null })),
    );
  if (file === "categories.xml") {
    const tree = await categoryTree(context, { with_hidden: false });
    return written(url, tree.flatMap(categoryPlaces));
  }
  const [, kind, number] = FILE.exec(file) ?? [];
  if (kind === undefined) return null;
  const places = await placesOf(context, kind, { part: Number(number), size });
  return places.length === 0 ? null : written(url, places);
}

async function placesOf(
  context: Context,
  kind: string,
  part: { part: number; size: number },
): Promise<Place[]> {
  const entries =
    kind === "products" ? await sitemapProducts(context, part) : await sellersOfPart(context, part);
  return entries.map(({ slug, updated_at }) => ({ path: `/${kind}/${slug}/`, updated_at }));
}

function categoryPlaces(node: CategoryNode): Place[] {
  const { slug, updated_at } = node;
  return [{ path: `/categories/${slug}/`, updated_at }, ...node.children.flatMap(categoryPlaces)];
}

/** Each language's page stands by itself and names all the others (Google, localized versions). */
function written(origin: string, places: readonly Place[]): string {
  const base = xml(origin);
  const urls = places.map(({ path, updated_at }) => {
    const addresses = LANGUAGES.map((language) => base + xml(inLanguage(language, path)));
    const links = LANGUAGES.map(
      (language, index) => `<xhtml:link rel="alternate" hreflang="${language}" href="${addresses[index]}"/>`,
    );
    const fallback = base + xml(inLanguage(DEFAULT_LANGUAGE, path));
    links.push(`<xhtml:link rel="alternate" hreflang="x-default" href="${fallback}"/>`);
    const rest = (updated_at === null ? "" : `<lastmod>${isoTime(updated_at)}</lastmod>`) + links.join("");
    return addresses.map((address) => `<url><loc>${address}</loc>${rest}</url>\n`).join("");
  });
  return `${HEAD}<urlset xmlns="${SITEMAP}" xmlns:xhtml="${XHTML}">\n${urls.join("")}</urlset>\n`;
}

/** Text as XML holds it. */
export function xml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
