// Public pages, drawn once and kept as bytes while nothing changes that they show.
import type { Context } from "#platform/context";
import { drawPage } from "#platform/http/page-answer";
import type { PageAnswer, Visit } from "#platform/http/page-route";
import { whileUnchanged } from "#platform/unchanged";
import { keptSite, type Site } from "./site.ts";
import { layout, type PageFacts } from "./ui/layout.ts";

/**
 * The page at this address in this language. `make` says what is on it, or answers otherwise, such as where it
 * lives now; it may look at nothing but the address, the language and the database. What it throws is not
 * kept. `found_nothing` of the page is of the answer, too.
 */
export function keptPage(
  context: Context,
  visit: Visit,
  make: (site: Site) => Promise<PageFacts | PageAnswer>,
): Promise<PageAnswer> {
  return whileUnchanged(context, `page ${visit.language} ${visit.path}`, async () => {
    const site = await keptSite(context, visit);
    const made = await make(site);
    if ("status" in made) return made;
    const drawn = await drawPage(layout(site, made));
    return { status: 200, drawn, ...(made.found_nothing && { found_nothing: true }) };
  });
}
