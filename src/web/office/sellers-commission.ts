// What a seller pays of each sale: its rate, the form that changes it, and what it was before.
import { mayAct } from "#modules/identity";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { RATE_SCALE } from "#platform/money";
import { percentOf } from "../../api/admin/tax-rates.ts";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { csrfField, field, formProblems } from "../ui/field.ts";
import { timeline } from "../ui/timeline.ts";
import type { SellerFacts } from "./sellers-detail.ts";

const MAX_REASON = 500;

/** The content of its panel; the form is there for whoever may change settings. */
export function commissionPanel(context: Context, site: Site, facts: SellerFacts): Markup {
  const { commission, default_ppm } = facts;
  const { sellers: words } = site.words.office;
  const share = (rate_ppm: number) => site.formats.percent(rate_ppm / RATE_SCALE);
  const common = share(default_ppm);
  const now =
    commission.rate_ppm === null
      ? words.commission_default(common)
      : words.commission_own(share(commission.rate_ppm), common);
  const past = commission.history.map(({ rate_ppm, reason, created_at }) => ({
    at: created_at,
    title: rate_ppm === null ? words.commission_back : share(rate_ppm),
    note: html`<bdi>${reason}</bdi>`,
  }));
  return html`<p>${now}</p>
${mayAct(context.actor, "settings.manage") ? form(site, facts) : NOTHING}
${past.length > 0 ? html`<h3 class="office-sub">${words.commission_past}</h3>${timeline(site, past)}` : NOTHING}`;
}

function form(site: Site, { seller, commission, commission_state: state }: SellerFacts): Markup {
  const { sellers: words, reason } = site.words.office;
  const value = commission.rate_ppm === null ? "" : percentOf(commission.rate_ppm);
  return html`<form method="post" action="${site.link(`/admin/sellers/${seller.id}/commission/`)}" class="form office-gap">
${csrfField(site)}${formProblems(site, state)}
${field(site, state, { name: "rate", label: words.commission_rate, hint: words.commission_hint, inputmode: "decimal", value })}
${field(site, state, { name: "note", label: reason, is_required: true, maxlength: MAX_REASON })}
<p class="form__actions">${button(words.commission_save, { kind: "secondary" })}</p></form>`;
}
