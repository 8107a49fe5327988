// Tax rates by country in the back office: all of them, and a form for one.
import { z } from "@hono/zod-openapi";
import { deleteTaxCountry, listTaxCountries, setTaxCountry, type TaxCountry } from "#modules/checkout";
import { COUNTRIES } from "#modules/identity";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { percent, percentOf, ppmOf } from "../../api/admin/tax-rates.ts";
import { type FormState, freshForm, submit } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { checkboxField, csrfField, field, formProblems, selectField } from "../ui/field.ts";
import { panel } from "../ui/panel.ts";
import { workTable } from "../ui/work-table.ts";
import { officePage } from "./office-frame.ts";
import { officeAccess } from "./office-places.ts";

const PATH = "/admin/settings/tax/";
const access = officeAccess("settings.manage");
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

interface Facts {
  countries: TaxCountry[];
  /** The country that the form is about; undefined: a new one. */
  country?: string | undefined;
  state: FormState;
  done?: "saved" | "removed" | undefined;
}

export const taxPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PATH,
    access,
    audience: "private",
    query: z.object({
      country: code.optional().catch(undefined),
      done: z.enum(["saved", "removed"]).optional().catch(undefined),
    }),
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      const countries = await listTaxCountries(context);
      const chosen = countries.find(({ country }) => country === query.country);
      const state = freshForm(chosen ? valuesOf(chosen) : {});
      return shown(await page(context, site, { ...query, country: chosen?.country, countries, state }));
    },
  }),
  pageRoute({
    method: "post",
    path: PATH,
    access,
    audience: "private",
    handle: async ({ context, visit, form }) => {
      const site = await privateSite(context, visit);
      const sent = await submit(form, formSchema, ({ country, tax_included, standard, reduced }) => {
        const rates = { standard: ppmOf(standard), reduced: ppmOf(reduced ?? standard), zero: 0 };
        return setTaxCountry(context, { country, tax_included: tax_included === "true", rates });
      });
      if (sent.done) return seeOther(site.link(`${PATH}?done=saved`));
      const facts = { countries: await listTaxCountries(context), state: sent.state };
      return shown(await page(context, site, facts), { status: 422 });
    },
  }),
  pageRoute({
    method: "post",
    path: `${PATH}{country}/removal/`,
    access,
    audience: "private",
    params: z.object({ country: code }),
    handle: async ({ context, visit, params }) => {
      const { link } = await privateSite(context, visit);
      await deleteTaxCountry(context, params.country);
      return seeOther(link(`${PATH}?done=removed`));
    },
  }),
];

function valuesOf({ country, tax_included, rates }: TaxCountry): Record<string, string> {
  const { standard, reduced } = rates;
  const texts = { standard: percentOf(standard), reduced: percentOf(reduced) };
  return { country, tax_included: tax_included ? "true" : "", ...texts };
}

function page(context: Context, site: Site, facts: Facts): Promise<Markup> {
  const { tax: words, settings } = site.words.control;
  const { country, done } = facts;
  const title = country === undefined ? words.add : words.change(site.formats.country(country));
  return officePage(context, site, {
    here: "settings",
    title: words.title,
    intro: words.intro,
    done: done && words[done],
    actions: buttonLink(settings.more, site.link("/admin/settings/"), { kind: "quiet" }),
    content: html`<div class="panels panels--side">${countriesTable(site, facts)}
<div class="stack">${panel(site, { title, content: countryForm(site, facts) })}
${country === undefined ? NOTHING : removal(site, country)}</div></div>`,
  });
}

function countriesTable(site: Site, { countries }: Facts): Markup {
  const { tax: words, yes, no } = site.words.control;
  const share = (rate_ppm: number) => `${percentOf(rate_ppm)} %`;
  return workTable(site, {
    caption: words.title,
    columns: [
      { id: "country", label: words.country },
      { id: "standard", label: words.standard, is_number: true },
      { id: "reduced", label: words.reduced, is_number: true },
      { id: "included", label: words.included },
    ],
    rows: countries.map(({ country, rates, tax_included }) => ({
      id: country,
      href: site.link(`${PATH}?country=${country}`),
      cells: [
        site.formats.country(country),
        html`<bdi>${share(rates.standard)}</bdi>`,
        html`<bdi>${share(rates.reduced)}</bdi>`,
        tax_included ? yes : no,
      ],
    })),
    empty: emptyState(site, { icon: "percent", title: words.none_title, text: words.none_text }),
  });
}

function countryForm(site: Site, { state, country }: Facts): Markup {
  const { tax: words, save, cancel } = site.words.control;
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
  return html`<form method="post" action="${site.link(PATH)}" class="form">${csrfField(site)}
${formProblems(site, state)}
${selectField(site, state, { name: "country", label: words.country, is_required: true, options })}
${rateField("standard")}${rateField("reduced")}
${checkboxField(site, state, { name: "tax_included", label: words.included })}
<p class="form__actions">${button(save)}${
    country === undefined ? NOTHING : buttonLink(cancel, site.link(PATH), { kind: "quiet" })
  }</p></form>`;
}

function removal(site: Site, country: string): Markup {
  const { tax: words, remove } = site.words.control;
  return panel(site, {
    title: remove,
    content: html`<form method="post" action="${site.link(`${PATH}${country}/removal/`)}" class="form">${csrfField(site)}
<p class="quiet">${words.remove_hint}</p><p class="form__actions">${button(remove, { kind: "danger" })}</p></form>`,
  });
}
