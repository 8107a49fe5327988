// Every country by its name in the reader's language, in that language's order.
import { COUNTRIES } from "#modules/identity";
import type { Site } from "../site.ts";

/** For a list to choose from. */
export function countryOptions(site: Site): { value: string; label: string }[] {
  const compare = new Intl.Collator(site.language).compare;
  const countries = [...COUNTRIES].map((value) => ({ value, label: site.formats.country(value) }));
  return countries.sort((one, other) => compare(one.label, other.label));
}
