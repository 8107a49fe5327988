// The way from a thing to what the audit log says of it.
import type { Context } from "#platform/context";
import type { Markup } from "#platform/http/html";
import { NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { icon } from "../ui/icon.ts";
import { AUDIT_PATH, type SUBJECTS } from "./audit-words.ts";
import { mayEnter } from "./office-places.ts";

/** A link for the head of the thing's page; nothing for whoever may not read the log. */
export function auditLink(
  context: Context,
  site: Site,
  subject: (typeof SUBJECTS)[number],
  id: number,
): Markup {
  if (!mayEnter(context.actor, "audit.read")) return NOTHING;
  const href = site.link(`${AUDIT_PATH}?subject=${subject}&subject_id=${id}`);
  return buttonLink(site.words.office.in_audit_log, href, { kind: "quiet", icon: icon(site, "history") });
}

/** A link to everything that an account did; nothing for whoever may not read the log. */
export function deedsLink(context: Context, site: Site, email: string): Markup {
  if (!mayEnter(context.actor, "audit.read")) return NOTHING;
  const href = site.link(`${AUDIT_PATH}?actor=${encodeURIComponent(email)}`);
  return buttonLink(site.words.office.users.deeds, href, { kind: "quiet", icon: icon(site, "scroll-text") });
}
