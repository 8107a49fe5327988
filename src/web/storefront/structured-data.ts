// What pages tell machines of themselves: JSON-LD in the words of schema.org.
import { jsonScript, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";

/** A step on the way to a page, as the breadcrumb shows it; `href` is a path of ours. */
export interface Crumb {
  name: string;
  href?: string;
}

/** What a product's page says for machines; amounts are decimals such as `19.99`. */
export interface ProductFacts {
  name: string;
  description: string;
  /** The page's path in the reader's language. */
  href: string;
  sku: string | null;
  category: string;
  seller_name: string;
  seller_href: string;
  /** Paths of ours. */
  images: string[];
  currency: string;
  price_min: string;
  price_max: string;
  offer_count: number;
  in_stock: boolean;
  rating: { average: number | null; count: number };
  specifications: readonly { name: string; value: string }[];
}

const CONTEXT = "https://schema.org";
const TYPE = "application/ld+json";
const BEST_RATING = 5;

/** One product and what it costs here. Ratings are told only when there are some. */
export function productData(site: Site, facts: ProductFacts): Markup {
  return jsonScript(TYPE, {
    "@context": CONTEXT,
    "@type": "Product",
    name: facts.name,
    description: facts.description,
    url: absolute(site, facts.href),
    category: facts.category,
    ...(facts.sku === null ? {} : { sku: facts.sku }),
    ...(facts.images.length === 0 ? {} : { image: facts.images.map((path) => absolute(site, path)) }),
    ...(facts.specifications.length === 0 ? {} : { additionalProperty: propertiesOf(facts) }),
    offers: offersOf(site, facts),
    ...(facts.rating.count === 0 ? {} : { aggregateRating: ratingData(facts.rating) }),
  });
}

/** The way from the start to this page. The last step is the page itself and needs no address. */
export function breadcrumbData(site: Site, items: readonly Crumb[]): Markup {
  return jsonScript(TYPE, {
    "@context": CONTEXT,
    "@type": "BreadcrumbList",
    itemListElement: items.map(({ name, href }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      ...(href === undefined ? {} : { item: absolute(site, href) }),
    })),
  });
}

/** Who runs this shop, and how it is searched: for the start page. */
export function organizationData(site: Site): Markup {
  const home = absolute(site, site.link("/"));
  return jsonScript(TYPE, {
    "@context": CONTEXT,
    "@graph": [
      {
        "@type": "Organization",
        "@id": `${site.origin}/#organization`,
        name: "BuyBuy",
        url: `${site.origin}/`,
        logo: absolute(site, site.asset("icon.svg")),
      },
      {
        "@type": "WebSite",
        "@id": `${home}#website`,
        name: "BuyBuy",
        url: home,
        inLanguage: site.language,
        publisher: { "@id": `${site.origin}/#organization` },
        potentialAction: {
          "@type": "SearchAction",
          target: {
            "@type": "EntryPoint",
            urlTemplate: `${absolute(site, site.link("/search/"))}?q={words}`,
          },
          "query-input": "required name=words",
        },
      },
    ],
  });
}

function offersOf(site: Site, facts: ProductFacts) {
  const common = {
    url: absolute(site, facts.href),
    priceCurrency: facts.currency,
    availability: `${CONTEXT}/${facts.in_stock ? "InStock" : "OutOfStock"}`,
    itemCondition: `${CONTEXT}/NewCondition`,
    seller: {
      "@type": "Organization",
      name: facts.seller_name,
      url: absolute(site, facts.seller_href),
    },
  };
  if (facts.price_min === facts.price_max) return { "@type": "Offer", price: facts.price_min, ...common };
  return {
    "@type": "AggregateOffer",
    lowPrice: facts.price_min,
    highPrice: facts.price_max,
    offerCount: facts.offer_count,
    ...common,
  };
}

function propertiesOf({ specifications }: ProductFacts) {
  return specifications.map(({ name, value }) => ({ "@type": "PropertyValue", name, value }));
}

function ratingData({ average, count }: ProductFacts["rating"]) {
  return {
    "@type": "AggregateRating",
    ratingValue: average,
    ratingCount: count,
    bestRating: BEST_RATING,
    worstRating: 1,
  };
}

function absolute(site: Site, path: string): string {
  return path.startsWith("/") ? site.origin + path : path;
}
