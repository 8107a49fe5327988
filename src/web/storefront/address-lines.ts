// An address as it stands on a parcel.
import type { OrderAddress } from "#modules/orders";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";

/** Where the postal code follows the city and the state; elsewhere it goes before the city. */
const CODE_LAST: ReadonlySet<string> = new Set(["US", "CA", "AU", "IN", "MX", "BR", "GB", "IE", "JP", "KR"]);

/** Line by line; what is missing takes no line. Each line keeps its own direction of writing. */
export function addressLines(site: Site, address: OrderAddress): Markup {
  const { full_name, company, line1, line2, country, phone } = address;
  const lines = [company, line1, line2, ...placeLines(address), site.formats.country(country)];
  return html`<address class="address"><strong><bdi>${full_name}</bdi></strong>${lines
    .filter(Boolean)
    .map(
      (line) => html`<br><bdi>${line}</bdi>`,
    )}${phone ? html`<br><bdi dir="ltr">${phone}</bdi>` : NOTHING}</address>`;
}

/** The city, the postal code and the state in the order that the country writes them in. */
export function placeLines({
  city,
  state,
  postal_code,
  country,
}: Pick<OrderAddress, "city" | "state" | "postal_code" | "country">): (string | null)[] {
  if (!CODE_LAST.has(country)) return [[postal_code, city].filter(Boolean).join(" "), state];
  const region = [state, postal_code].filter(Boolean).join(" ");
  return [[city, region].filter(Boolean).join(", ")];
}
