// Every page of the seller centre and the back office, found by following links from the table of pages.
import { pagesOf } from "../../src/web/web.ts";
import type { Scene } from "./scenes.ts";

export type Worker = "sol" | "olga";

const START: Readonly<Record<Worker, string>> = { sol: "/seller/", olga: "/admin/" };
/** Where a page's address is not its name: what one comes to first. */
const NAMES: Readonly<Record<string, string>> = {
  "/seller/": "seller-dashboard",
  "/admin/": "admin-overview",
};
const REFUSABLE =
  /<form\b[^>]*method="post"[^>]*>(?:(?!<\/form>)[\s\S])*?<(?:input|select|textarea)\b[^>]*\srequired/;
/** A list's first view that somebody kept, which is the list at another address. */
const KEPT_VIEW = /<a class="views__way" href="([^"]+\?[^"]+)"/;

/**
 * One scene for each page that links lead this person to, and one for each form when it is refused. Fails
 * when nothing leads to a page: it would never be looked at.
 */
export async function workScenes(
  origin: string,
  who: Worker,
  cookie: string,
  refuse: NonNullable<Scene["act"]>,
): Promise<Scene[]> {
  const start = START[who];
  const routes = pagesOf({ environment: "development" })
    .filter(({ method, path }) => method === "get" && path.startsWith(start))
    .map(({ path }) => path);
  const addresses = new Map(routes.filter((path) => !path.includes("{")).map((path) => [path, path]));
  const waiting = [...addresses];
  const scenes: Scene[] = [];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [route, path] = next;
    const answer = await fetch(origin + path, { headers: { cookie } });
    const text = await answer.text();
    if (!/^\s*<!doctype html>/i.test(text)) continue;
    const name = NAMES[route] ?? route.replaceAll(/[{}]/g, "").split("/").filter(Boolean).join("-");
    const scene: Scene = { name, who, path, status: answer.status };
    scenes.push(scene);
    if (REFUSABLE.test(text.slice(text.indexOf("<main")))) {
      scenes.push({ ...scene, name: `${name}-refused`, act: refuse });
    }
    for (const link of linksIn(text, path)) {
      const led_to = routes.find((one) => patternOf(one).test(link.split("?")[0] ?? ""));
      if (led_to === undefined || addresses.has(led_to)) continue;
      addresses.set(led_to, link);
      waiting.push([led_to, link]);
    }
    const [, kept] = KEPT_VIEW.exec(text) ?? [];
    if (kept !== undefined && !path.includes("?")) waiting.push([`${route}kept-view/`, unescaped(kept)]);
  }
  const lost = routes.filter((route) => !addresses.has(route));
  if (lost.length > 0) throw new Error(`Nothing leads to ${lost.join(", ")}`);
  return scenes;
}

/** Where the links of a page lead. */
export function linksIn(text: string, path: string): string[] {
  return [...text.matchAll(/<a\b[^>]*\shref="([^"#]*)/g)].map(([, href = ""]) => {
    const { pathname, search } = new URL(unescaped(href), `http://x${path}`);
    return pathname + search;
  });
}

function unescaped(href: string): string {
  return href.replaceAll("&amp;", "&");
}

/** Exact addresses before those with a number: `/new/` is no `{id}`. */
function patternOf(route: string): RegExp {
  return new RegExp(`^${route.replaceAll("{id}", "\\d+").replace(/\{\w+\}/g, "[^/]+")}$`);
}
