// Every page of the seller centre and the back office, found by following links from the table of pages.
import { pagesOf } from "../../src/web/web.ts";
import type { Person, Scene } from "./scenes.ts";

export type Worker = "sol" | "olga";

const START: Readonly<Record<Worker, string>> = { sol: "/seller/", olga: "/admin/" };
const MAX_PAGES = 150;
const REFUSABLE =
  /<form\b[^>]*method="post"[^>]*>(?:(?!<\/form>)[\s\S])*?<(?:input|select|textarea)\b[^>]*\srequired/;

/** One scene for each page that links lead this person to, and one for each form when it is refused. */
export async function workScenes(
  origin: string,
  who: Worker,
  cookie: string,
  refuse: NonNullable<Scene["act"]>,
): Promise<Scene[]> {
  const start = START[who];
  const routes = pagesOf({ environment: "development" }).filter(
    ({ method, path }) => method === "get" && path.startsWith(start),
  );
  const waiting = routes.map(({ path }) => path).filter((path) => !path.includes("{"));
  const seen = new Set(waiting);
  const scenes = new Map<string, Scene>();
  for (let path = waiting.shift(); path !== undefined && seen.size < MAX_PAGES; path = waiting.shift()) {
    const own = path.split("?")[0] ?? "";
    const route =
      routes.find((one) => one.path === own) ?? routes.find((one) => patternOf(one.path).test(own));
    if (!route || scenes.has(route.path)) continue;
    const answer = await fetch(origin + path, { headers: { cookie } });
    const text = await answer.text();
    if (!/^\s*<!doctype html>/i.test(text)) continue;
    const name = route.path.replaceAll(/[{}]/g, "").split("/").filter(Boolean).join("-");
    const scene: Scene = { name, who: who satisfies Person, path, status: answer.status };
    scenes.set(route.path, scene);
    const main = text.slice(text.indexOf("<main"));
    if (REFUSABLE.test(main))
      scenes.set(`${route.path} refused`, { ...scene, name: `${name}-refused`, act: refuse });
    for (const link of linksOf(text, path)) {
      if (seen.has(link) || !link.startsWith(start)) continue;
      seen.add(link);
      waiting.push(link);
    }
  }
  return [...scenes.values()];
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`);
}

function linksOf(text: string, path: string): string[] {
  return [...text.matchAll(/<a\b[^>]*\shref="([^"#]*)/g)].map(([, href = ""]) => {
    const { pathname, search } = new URL(href.replaceAll("&amp;", "&"), `http://x${path}`);
    return pathname + search;
  });
}
