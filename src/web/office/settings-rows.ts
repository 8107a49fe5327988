// Settings that are a short table by a key, such as taxes by country: all rows, and beside them a form
// for one.
import { z } from "@hono/zod-openapi";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { type FormState, freshForm, submit } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { csrfField, formProblems } from "../ui/field.ts";
import { panel } from "../ui/panel.ts";
import { type WorkColumn, workTable } from "../ui/work-table.ts";
import { officePage } from "./office-frame.ts";
import { officeAccess } from "./office-places.ts";

/** What makes such a table; `R` is a row as it is kept, `W` as its form is understood. */
export interface SettingRows<R, W> {
  path: string;
  /** What a row goes by: its name in addresses, what it may be, and the row's own. */
  key: { name: string; schema: z.ZodType<string>; of(row: R): string };
  list(context: Context): Promise<R[]>;
  form: z.ZodType<W>;
  /** The form as the row stands. */
  valuesOf(row: R): Record<string, string>;
  save(context: Context, written: W, rows: readonly R[]): Promise<unknown>;
  remove(context: Context, key: string, rows: readonly R[]): Promise<unknown>;
  /** Names errors as the form names its fields, where the verb names them otherwise. */
  stateFor?(state: FormState): FormState;
  look(site: Site): RowsLook<R>;
}

interface RowsLook<R> {
  words: { title: string; intro: string; saved: string; removed: string; add: string; remove_hint: string };
  /** Above the form of one that is there. */
  change(key: string): string;
  columns: readonly WorkColumn[];
  cells(row: R): (string | Markup)[];
  empty: Markup;
  fields(state: FormState): Markup;
}

interface Shown<R> {
  rows: readonly R[];
  /** The key of the row that the form is about; none: a new one. */
  chosen?: string | undefined;
  state: FormState;
  done?: "saved" | "removed" | undefined;
}

const access = officeAccess("settings.manage");

/** The pages of the table: to see it, to save a row, and to take one away. */
export function settingRows<R, W>(facts: SettingRows<R, W>): PageRoute[] {
  const { path, key, list, form: schema } = facts;
  const page = { path, access, audience: "private" } as const;
  return [
    pageRoute({
      ...{ ...page, method: "get" },
      query: z.looseObject({
        done: z.enum(["saved", "removed"]).optional().catch(undefined),
      }),
      handle: async ({ context, visit, query: { done, ...asked } }) => {
        const site = await privateSite(context, visit);
        const rows = await list(context);
        const row = rows.find((one) => key.of(one) === asked[key.name]);
        const state = freshForm(row ? facts.valuesOf(row) : {});
        const seen = { rows, state, chosen: row && key.of(row), done };
        return shown(await rowsPage(context, site, facts, seen));
      },
    }),
    pageRoute({
      ...{ ...page, method: "post" },
      handle: async ({ context, visit, form }) => {
        const site = await privateSite(context, visit);
        const rows = await list(context);
        const sent = await submit(form, schema, (written) => facts.save(context, written, rows));
        if (sent.done) return seeOther(site.link(`${path}?done=saved`));
        const state = facts.stateFor?.(sent.state) ?? sent.state;
        return shown(await rowsPage(context, site, facts, { rows, state }), { status: 422 });
      },
    }),
    pageRoute({
      ...{ ...page, method: "post", path: `${path}{key}/removal/` },
      params: z.object({ key: key.schema }),
      handle: async ({ context, visit, params }) => {
        const { link } = await privateSite(context, visit);
        await facts.remove(context, params.key, await list(context));
        return seeOther(link(`${path}?done=removed`));
      },
    }),
  ];
}

function rowsPage<R, W>(
  context: Context,
  site: Site,
  { path, key, look }: SettingRows<R, W>,
  { rows, chosen, state, done }: Shown<R>,
): Promise<Markup> {
  const { settings, save, cancel } = site.words.control;
  const { words, change, columns, cells, empty, fields } = look(site);
  const table = workTable(site, {
    ...{ caption: words.title, columns, empty },
    rows: rows.map((row) => ({
      id: key.of(row),
      href: site.link(`${path}?${key.name}=${key.of(row)}`),
      cells: cells(row),
    })),
  });
  const back = chosen === undefined ? NOTHING : buttonLink(cancel, site.link(path), { kind: "quiet" });
  const form = html`<form method="post" action="${site.link(path)}" class="form">${csrfField(site)}
${formProblems(site, state)}${fields(state)}
<p class="form__actions">${button(save)}${back}</p></form>`;
  return officePage(context, site, {
    here: "settings",
    title: words.title,
    intro: words.intro,
    done: done && words[done],
    actions: buttonLink(settings.more, site.link("/admin/settings/"), { kind: "quiet" }),
    content: html`<div class="panels panels--side">${table}
<div class="stack">${panel(site, { title: chosen === undefined ? words.add : change(chosen), content: form })}
${chosen === undefined ? NOTHING : removal(site, `${path}${chosen}/removal/`, words.remove_hint)}</div></div>`,
  });
}

function removal(site: Site, action: string, hint: string): Markup {
  const { remove } = site.words.control;
  return panel(site, {
    title: remove,
    content: html`<form method="post" action="${site.link(action)}" class="form">${csrfField(site)}
<p class="quiet">${hint}</p><p class="form__actions">${button(remove, { kind: "danger" })}</p></form>`,
  });
}
