// The frame of the back office: the places that this person may enter, with what waits in each.
import { isUser } from "#modules/identity";
import type { Context } from "#platform/context";
import type { Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { notice } from "../ui/notice.ts";
import { type WorkPlace, type WorkSection, workplace } from "../ui/workplace.ts";
import { mayEnter, OFFICE_SECTIONS, type OfficePlace } from "./office-places.ts";

/** What a page of the back office says of itself. */
export interface OfficeFacts {
  /** The id of its place. */
  here: string;
  title: string;
  intro?: string | Markup;
  /** What was just done, said above everything else. */
  done?: string | undefined;
  /** Beside the heading. */
  actions?: Markup;
  content: Markup;
}

/** A whole page of the back office; its heading is the page's only h1. */
export async function officePage(context: Context, site: Site, facts: OfficeFacts): Promise<Markup> {
  const { office } = site.words;
  const { done, ...shown } = facts;
  const sells = isUser(context.actor) && Boolean(context.actor.seller);
  return workplace(site, {
    ...shown,
    ...(done !== undefined && { notices: notice(site, { tone: "success", content: done }) }),
    search: "/admin/search/",
    surface: "admin",
    name: office.name,
    sections: await sectionsFor(context, site),
    elsewhere: [
      { label: office.to_shop, path: "/" },
      ...(sells ? [{ label: office.to_seller_centre, path: "/seller/" }] : []),
    ],
  });
}

async function sectionsFor(context: Context, site: Site): Promise<WorkSection[]> {
  const sections: WorkSection[] = [];
  for (const { label, places } of OFFICE_SECTIONS) {
    const own = places.filter(({ permission }) => mayEnter(context.actor, permission));
    if (own.length === 0) continue;
    const shown = await Promise.all(own.map((place) => shownPlace(context, site, place)));
    sections.push({ label: label(site.words), places: shown });
  }
  return sections;
}

async function shownPlace(context: Context, site: Site, place: OfficePlace): Promise<WorkPlace> {
  const { id, path, icon } = place;
  const waiting = await place.waiting?.(context);
  return { id, path, icon, label: place.label(site.words), ...(waiting !== undefined && { waiting }) };
}
