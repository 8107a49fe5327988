// Default shipping by currency in the back office: all of them, and a form for one.
import { z } from "@hono/zod-openapi";
import { type DefaultShipping, listDefaultShipping, setDefaultShipping } from "#modules/checkout";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { CURRENCIES, formatMoney, parseMoney } from "#platform/money";
import { missing } from "#platform/refusal";
import { moneyInput } from "../../api/common.ts";
import { type FormState, freshForm, submit } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { csrfField, field, formProblems, selectField } from "../ui/field.ts";
import { panel } from "../ui/panel.ts";
import { workTable } from "../ui/work-table.ts";
import { officePage } from "./office-frame.ts";
import { officeAccess } from "./office-places.ts";

const PATH = "/admin/settings/shipping/";
const access = officeAccess("settings.manage");
const currency = z.enum(CURRENCIES);
const days = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.int().min(0).max(365));
const formSchema = z.object({
  currency,
  price: moneyInput,
  free_above: moneyInput.optional(),
  min_days: days,
  max_days: days,
});

interface Facts {
  defaults: DefaultShipping[];
  /** The currency that the form is about; undefined: a new one. */
  currency?: string | undefined;
  state: FormState;
  done?: "saved" | "removed" | undefined;
}

export const shippingPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PATH,
    access,
    audience: "private",
    query: z.object({
      currency: currency.optional().catch(undefined),
      done: z.enum(["saved", "removed"]).optional().catch(undefined),
    }),
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      const defaults = await listDefaultShipping(context);
      const chosen = defaults.find((one) => one.currency === query.currency);
      const state = freshForm(chosen ? valuesOf(chosen) : {});
      return shown(await page(context, site, { ...query, currency: chosen?.currency, defaults, state }));
    },
  }),
  pageRoute({
    method: "post",
    path: PATH,
    access,
    audience: "private",
    handle: async ({ context, visit, form }) => {
      const site = await privateSite(context, visit);
      const defaults = await listDefaultShipping(context);
      const sent = await submit(form, formSchema, (written) => {
        const others = defaults.filter((one) => one.currency !== written.currency);
        // The changed one comes first, so that what is wrong with it is said of the first.
        return setDefaultShipping(context, [termsOf(written), ...others]);
      });
      if (sent.done) return seeOther(site.link(`${PATH}?done=saved`));
      const facts = { defaults, state: withPlainFields(sent.state) };
      return shown(await page(context, site, facts), { status: 422 });
    },
  }),
  pageRoute({
    method: "post",
    path: `${PATH}{currency}/removal/`,
    access,
    audience: "private",
    params: z.object({ currency }),
    handle: async ({ context, visit, params }) => {
      const { link } = await privateSite(context, visit);
      const defaults = await listDefaultShipping(context);
      const others = defaults.filter((one) => one.currency !== params.currency);
      if (others.length === defaults.length) throw missing("currency with a default");
      await setDefaultShipping(context, others);
      return seeOther(link(`${PATH}?done=removed`));
    },
  }),
];

function termsOf({ price, free_above, ...rest }: z.output<typeof formSchema>): DefaultShipping {
  const price_minor = parseMoney(price, rest.currency, "price");
  const free_above_minor =
    free_above === undefined ? null : parseMoney(free_above, rest.currency, "free_above");
  return { ...rest, price_minor, free_above_minor };
}

function valuesOf(terms: DefaultShipping): Record<string, string> {
  const { currency, price_minor, free_above_minor, min_days, max_days } = terms;
  const price = formatMoney(price_minor, currency);
  const free_above = free_above_minor === null ? "" : formatMoney(free_above_minor, currency);
  return { currency, price, free_above, min_days: String(min_days), max_days: String(max_days) };
}

/** The verb speaks of a list (`defaults.0.max_days`); this form has one of it. */
function withPlainFields(state: FormState): FormState {
  const errors = [...state.errors].map(([name, error]) => [name.replace("defaults.0.", ""), error] as const);
  return { ...state, errors: new Map(errors) };
}

function page(context: Context, site: Site, facts: Facts): Promise<Markup> {
  const { shipping: words, settings } = site.words.control;
  const { currency: chosen, done } = facts;
  return officePage(context, site, {
    here: "settings",
    title: words.title,
    intro: words.intro,
    done: done && words[done],
    actions: buttonLink(settings.more, site.link("/admin/settings/"), { kind: "quiet" }),
    content: html`<div class="panels panels--side">${defaultsTable(site, facts)}
<div class="stack">${panel(site, {
      title: chosen === undefined ? words.add : words.change(chosen),
      content: termsForm(site, facts),
    })}
${chosen === undefined ? NOTHING : removal(site, chosen)}</div></div>`,
  });
}

function defaultsTable(site: Site, { defaults }: Facts): Markup {
  const { shipping: words } = site.words.control;
  const { formats } = site;
  return workTable(site, {
    caption: words.title,
    columns: [
      { id: "currency", label: words.currency },
      { id: "price", label: words.price, is_number: true },
      { id: "free", label: words.free_above, is_number: true },
      { id: "days", label: words.takes },
    ],
    rows: defaults.map(({ currency, price_minor, free_above_minor, min_days, max_days }) => ({
      id: currency,
      href: site.link(`${PATH}?currency=${currency}`),
      cells: [
        currency,
        formats.money(price_minor, currency),
        free_above_minor === null ? words.never : formats.money(free_above_minor, currency),
        words.days(formats.number(min_days), formats.number(max_days)),
      ],
    })),
    empty: NOTHING,
  });
}

function termsForm(site: Site, { state, currency: chosen }: Facts): Markup {
  const { shipping: words, save, cancel } = site.words.control;
  const amount = { inputmode: "decimal", maxlength: 16, autocomplete: "off" } as const;
  const number = { inputmode: "numeric", maxlength: 3, autocomplete: "off", is_required: true } as const;
  return html`<form method="post" action="${site.link(PATH)}" class="form">${csrfField(site)}
${formProblems(site, state)}
${selectField(site, state, {
  name: "currency",
  label: words.currency,
  is_required: true,
  options: CURRENCIES.map((value) => ({ value, label: value })),
})}
${field(site, state, { ...amount, name: "price", label: words.price, is_required: true })}
${field(site, state, { ...amount, name: "free_above", label: words.free_above, hint: words.free_hint })}
${field(site, state, { ...number, name: "min_days", label: words.min_days })}
${field(site, state, { ...number, name: "max_days", label: words.max_days })}
<p class="form__actions">${button(save)}${
    chosen === undefined ? NOTHING : buttonLink(cancel, site.link(PATH), { kind: "quiet" })
  }</p></form>`;
}

function removal(site: Site, chosen: string): Markup {
  const { shipping: words, remove } = site.words.control;
  return panel(site, {
    title: remove,
    content: html`<form method="post" action="${site.link(`${PATH}${chosen}/removal/`)}" class="form">${csrfField(site)}
<p class="quiet">${words.remove_hint}</p><p class="form__actions">${button(remove, { kind: "danger" })}</p></form>`,
  });
}
