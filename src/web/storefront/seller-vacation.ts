// What buyers are told of a seller's vacation: that it is on and until when, or that one is planned.
import type { SellerRow } from "#modules/sellers";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { notice } from "../ui/notice.ts";

/** A notice for the seller's page, and for its goods' pages while a vacation is only planned; else nothing. */
export function vacationNotice(site: Site, seller: SellerRow): Markup {
  const { vacation_from, vacation_until, vacation_note } = seller;
  const { seller: words } = site.words.catalog;
  const note = vacation_note === null ? NOTHING : html` <q><bdi>${vacation_note}</bdi></q>`;
  const back = vacation_until === null ? null : site.formats.day(vacation_until);
  if (seller.is_on_vacation === 1) {
    const content = html`${back === null ? words.vacation_text : words.vacation_back(back)}${note}`;
    return notice(site, { tone: "warning", title: words.vacation_title, content });
  }
  if (vacation_from === null) return NOTHING;
  return notice(site, {
    tone: "info",
    title: words.vacation_planned_title(site.formats.day(vacation_from)),
    content: html`${back === null ? words.vacation_planned : words.vacation_planned_back(back)}${note}`,
  });
}
