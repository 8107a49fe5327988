// The chosen filters as chips above a list, each a link to the same list without it.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { icon } from "../ui/icon.ts";
import { addressOf, changed, type ListAddress, unfiltered, withoutValue } from "./list-address.ts";
import type { ListRead } from "./list-read.ts";

interface Chip {
  label: string;
  without: Partial<ListAddress>;
}

/** How many filters are chosen. */
export function chipCount(site: Site, read: ListRead): number {
  return chipsOf(site, read).length;
}

/** One chip for each chosen filter, and with several a way to take all away. */
export function filterChips(site: Site, read: ListRead): Markup {
  const chips = chipsOf(site, read);
  if (chips.length === 0) return NOTHING;
  const { list: words } = site.words.catalog;
  const { place, asked } = read;
  const links = chips.map(
    ({
      label,
      without,
    }) => html`<li><a class="chip" href="${site.link(addressOf(place.path, changed(asked, without)))}"
aria-label="${words.remove(label)}"><bdi>${label}</bdi>${icon(site, "x")}</a></li>`,
  );
  const clear = html`<li><a class="chip chip--clear" href="${site.link(addressOf(place.path, unfiltered(asked)))}">
${words.clear}</a></li>`;
  return html`<ul class="chips" role="list" aria-label="${words.chosen}">${links}${chips.length > 1 ? clear : NOTHING}</ul>`;
}

function chipsOf(site: Site, { asked, facets, place }: ListRead): Chip[] {
  const { list: words } = site.words.catalog;
  const currency = asked.currency ?? place.currency ?? site.currency;
  const amount = (decimal: string) => site.formats.amount(decimal, currency);
  const chips: Chip[] = [];
  const add = (is_chosen: boolean, label: () => string, without: Partial<ListAddress>) => {
    if (is_chosen) chips.push({ label: label(), without });
  };
  const { category, seller, min_price, max_price, min_rating } = asked;
  const named = (rows: { slug: string; name: string }[], slug: string | null) =>
    rows.find((row) => row.slug === slug)?.name ?? slug ?? "";
  add(category !== null, () => named(facets.categories, category), { category: null });
  add(asked.in_stock, () => words.in_stock, { in_stock: false });
  add(asked.on_sale, () => words.on_sale, { on_sale: false });
  add(min_price !== null, () => words.from_price(amount(min_price ?? "")), { min_price: null });
  add(max_price !== null, () => words.to_price(amount(max_price ?? "")), { max_price: null });
  add(asked.currency !== null, () => asked.currency ?? "", { currency: null });
  add(min_rating !== null, () => words.rating_from(site.formats.number(min_rating ?? 0)), {
    min_rating: null,
  });
  add(seller !== null, () => named(facets.sellers, seller), { seller: null });
  for (const [name, values] of asked.specifications) {
    for (const value of values) {
      const specifications = withoutValue(asked.specifications, name, value);
      chips.push({ label: `${name}: ${value}`, without: { specifications } });
    }
  }
  return chips;
}
