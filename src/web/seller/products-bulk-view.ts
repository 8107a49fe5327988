// How a change of many products ended, where it did not end well for all of them.
import { findProduct } from "#modules/catalog";
import type { BulkResult } from "#modules/inventory";
import type { Context } from "#platform/context";
import { html, type Markup } from "#platform/http/html";
import { errorWords, type FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { formProblems } from "../ui/field.ts";
import { notice } from "../ui/notice.ts";
import { table } from "../ui/table.ts";
import { PRODUCTS_PATH } from "./products-query.ts";
import { sellerPage } from "./seller-frame.ts";

/** Each product that stayed as it was, and why; the others are counted. */
export async function bulkOutcome(
  context: Context,
  site: Site,
  { results, back }: { results: BulkResult[]; back: string },
): Promise<Markup> {
  const { bulk, list } = site.words.goods;
  const refused = results.filter(({ refusal }) => refusal !== null);
  const rows: Markup[][] = [];
  for (const { id, refusal } of refused) {
    const name = (await findProduct(context, String(id)))?.product.name ?? String(id);
    const link = html`<a href="${site.link(`${PRODUCTS_PATH}${id}/`)}"><bdi>${name}</bdi></a>`;
    rows.push([link, html`${errorWords(site.words, refusal ?? { code: "" })}`]);
  }
  const done_count = results.length - refused.length;
  return sellerPage(context, site, {
    here: "products",
    title: bulk.outcome,
    content: html`${notice(site, {
      tone: "warning",
      title: bulk.partly,
      content: site.formats.plural(done_count, bulk.done),
    })}
${table({ caption: bulk.refused, head: [list.column.name, bulk.why], rows })}
<p>${buttonLink(bulk.back, site.link(back))}</p>`,
  });
}

/** Nothing was done: what was asked for makes no sense. */
export function bulkProblem(
  context: Context,
  site: Site,
  { state, back }: { state: FormState; back: string },
): Promise<Markup> {
  const { bulk } = site.words.goods;
  const has_none = state.errors.has("ids");
  // The fields stand on the page before, so nothing here could be linked to.
  const said = { ...state, errors: new Map([...state.errors.values()].map((error) => ["", error] as const)) };
  return sellerPage(context, site, {
    here: "products",
    title: bulk.outcome,
    content: html`${
      has_none ? notice(site, { tone: "warning", content: bulk.none_chosen }) : formProblems(site, said)
    }
<p>${buttonLink(bulk.back, site.link(back))}</p>`,
  });
}
