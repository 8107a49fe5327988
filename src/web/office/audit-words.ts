// How the audit log speaks: what was done, to what and by whom, in the reader's words.
import type { LoggedDeed } from "#modules/operations";
import { html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";

/** Where the log is; lines and files stand below it. */
export const AUDIT_PATH = "/admin/audit/";

/** The kinds of thing that can be chosen. */
export const SUBJECTS = [
  ...(["seller", "seller_invitation", "user", "category", "product", "order", "payment"] as const),
  ...(["refund", "setting", "tax_country", "job"] as const),
] as const;

/** What was done, in the reader's words where there are some. */
export function actionWords(site: Site, { action }: Pick<LoggedDeed, "action">): string | Markup {
  return site.words.control.audit.actions[action] ?? html`<code dir="ltr">${action}</code>`;
}

/** To what it was done. */
export function subjectWords(site: Site, { subject_type, subject_id }: LoggedDeed): Markup {
  const name = site.words.control.audit.subjects[subject_type] ?? subject_type;
  return html`${name} <bdi dir="ltr">${subject_id ?? ""}</bdi>`;
}

/** Who did it. */
export function actorWords(site: Site, { actor, actor_user_id }: LoggedDeed): string | Markup {
  const { audit: words } = site.words.control;
  if (actor) return html`<bdi>${actor.email}</bdi>`;
  return actor_user_id === null ? words.program : words.gone(actor_user_id);
}

/** From where; a link to all that was done from there. */
export function addressWords(site: Site, { address }: Pick<LoggedDeed, "address">): Markup {
  if (address === null) return html`–`;
  const href = site.link(`${AUDIT_PATH}?address=${encodeURIComponent(address)}`);
  return html`<a href="${href}"><bdi dir="ltr">${address}</bdi></a>`;
}
