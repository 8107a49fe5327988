// Tax rates by country in the back office: all of them, and a form for one.
import { z } from "@hono/zod-openapi";
import { deleteTaxCountry, listTaxCountries, setTaxCountry, type TaxCountry } from "#modules/checkout";
import { COUNTRIES } from "#modules/identity";
import { html, type Markup } from "#platform/http/html";
import type { PageRoute } from "#platform/http/page-route";
import { percent, percentOf, ppmOf } from "../../api/admin/tax-rates.ts";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { emptyState } from "../ui/empty-state.ts";
import { checkboxField, field, selectField } from "../ui/field.ts";
import { settingRows } from "./settings-rows.ts";

const code = z.string().regex(/^[A-Z]{2}$/);
const rate = z
  .string()
  .transform((text) => text.trim().replace(",", "."))
  .pipe(percent);
const formSchema = z.object({
  country: code,
  tax_included: z.literal("true").optional(),
  standard: rate,
  reduced: rate.optional(),
});

export const taxPages: PageRoute[] = settingRows<TaxCountry, z.output<typeof formSchema>>({
  path: "/admin/settings/tax/",
  key: { name: "country", schema: code, of: ({ country }) => country },
  list: listTaxCountries,
  form: formSchema,
  valuesOf,
  save: (context, { country, tax_included, standard, reduced }) => {
    const rates = { standard: ppmOf(standard), reduced: ppmOf(reduced ?? standard), zero: 0 };
    return setTaxCountry(context, { country, tax_included: tax_included === "true", rates });
  },
  remove: deleteTaxCountry,
  look: (site) => {
    const { tax: words } = site.words.control;
    return {
      words,
      change: (country) => words.change(site.formats.country(country)),
      columns: [
        { id: "country", label: words.country },
        { id: "standard", label: words.standard, is_number: true },
        { id: "reduced", label: words.reduced, is_number: true },
        { id: "included", label: words.included },
      ],
      cells: (row) => cells(site, row),
      empty: emptyState(site, { icon: "percent", title: words.none_title, text: words.none_text }),
      fields: (state) => fields(site, state),
    };
  },
});

function valuesOf({ country, tax_included, rates }: TaxCountry): Record<string, string> {
  const { standard, reduced } = rates;
  const texts = { standard: percentOf(standard), reduced: percentOf(reduced) };
  return { country, tax_included: tax_included ? "true" : "", ...texts };
}

function cells(site: Site, { country, rates, tax_included }: TaxCountry): (string | Markup)[] {
  const { yes, no } = site.words.control;
  const share = (rate_ppm: number) => html`<bdi>${`${percentOf(rate_ppm)} %`}</bdi>`;
  return [
    site.formats.country(country),
    share(rates.standard),
    share(rates.reduced),
    tax_included ? yes : no,
  ];
}

function fields(site: Site, state: FormState): Markup {
  const { tax: words } = site.words.control;
  const all = [...COUNTRIES.keys()].map((value) => ({ value, label: site.formats.country(value) }));
  const options = all.sort((a, b) => a.label.localeCompare(b.label, site.language));
  const rateField = (name: "standard" | "reduced") =>
    field(site, state, {
      name,
      label: words[name],
      inputmode: "decimal",
      maxlength: 8,
      autocomplete: "off",
      is_required: name === "standard",
      ...(name === "reduced" && { hint: words.reduced_hint }),
    });
  return html`${selectField(site, state, { name: "country", label: words.country, is_required: true, options })}
${rateField("standard")}${rateField("reduced")}
${checkboxField(site, state, { name: "tax_included", label: words.included })}`;
}
