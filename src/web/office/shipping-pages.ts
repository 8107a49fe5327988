// Default shipping by currency in the back office: all of them, and a form for one.
import { z } from "@hono/zod-openapi";
import { type DefaultShipping, listDefaultShipping, setDefaultShipping } from "#modules/checkout";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { PageRoute } from "#platform/http/page-route";
import { CURRENCIES, formatMoney, parseMoney } from "#platform/money";
import { missing } from "#platform/refusal";
import { moneyInput } from "../../api/common.ts";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { field, selectField } from "../ui/field.ts";
import { settingRows } from "./settings-rows.ts";

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

export const shippingPages: PageRoute[] = settingRows<DefaultShipping, z.output<typeof formSchema>>({
  path: "/admin/settings/shipping/",
  key: { name: "currency", schema: currency, of: (terms) => terms.currency },
  list: listDefaultShipping,
  form: formSchema,
  valuesOf,
  // The changed one comes first, so that what is wrong with it is said of the first.
  save: (context, written, rows) =>
    setDefaultShipping(context, [termsOf(written), ...without(rows, written.currency)]),
  remove: (context, key, rows) => {
    const others = without(rows, key);
    if (others.length === rows.length) throw missing("currency with a default");
    return setDefaultShipping(context, others);
  },
  stateFor: withPlainFields,
  look: (site) => {
    const { shipping: words } = site.words.control;
    return {
      words,
      change: words.change,
      columns: [
        { id: "currency", label: words.currency },
        { id: "price", label: words.price, is_number: true },
        { id: "free", label: words.free_above, is_number: true },
        { id: "days", label: words.takes },
      ],
      cells: (terms) => cells(site, terms),
      empty: NOTHING,
      fields: (state) => fields(site, state),
    };
  },
});

function without(rows: readonly DefaultShipping[], key: string): DefaultShipping[] {
  return rows.filter((one) => one.currency !== key);
}

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

function cells(site: Site, terms: DefaultShipping): string[] {
  const { shipping: words } = site.words.control;
  const { formats } = site;
  const { currency, price_minor, free_above_minor, min_days, max_days } = terms;
  return [
    currency,
    formats.money(price_minor, currency),
    free_above_minor === null ? words.never : formats.money(free_above_minor, currency),
    words.days(formats.number(min_days), formats.number(max_days)),
  ];
}

function fields(site: Site, state: FormState): Markup {
  const { shipping: words } = site.words.control;
  const amount = { inputmode: "decimal", maxlength: 16, autocomplete: "off" } as const;
  const number = { inputmode: "numeric", maxlength: 3, autocomplete: "off", is_required: true } as const;
  return html`${selectField(site, state, {
    name: "currency",
    label: words.currency,
    is_required: true,
    options: CURRENCIES.map((value) => ({ value, label: value })),
  })}
${field(site, state, { ...amount, name: "price", label: words.price, is_required: true })}
${field(site, state, { ...amount, name: "free_above", label: words.free_above, hint: words.free_hint })}
${field(site, state, { ...number, name: "min_days", label: words.min_days })}
${field(site, state, { ...number, name: "max_days", label: words.max_days })}`;
}
