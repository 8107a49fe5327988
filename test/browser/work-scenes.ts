// Every page of the seller centre and the back office, found by following links from the table of pages.
import { pagesOf } from "../../src/web/web.ts";
import type { Person, Scene } from "./scenes.ts";

export type Worker = "sol" | "olga";

const START: Readonly<Record<Worker, string>> = { sol: "/seller/", olga: "/admin/" };
/** Addresses of one kind of page that are tried until one of them is a page. */
const MAX_TRIES = 4;
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
  const routeOf = (path: string) =>
    routes.find((one) => one.path === path) ?? routes.find((one) => patternOf(one.path).test(path));
  const waiting = routes.map(({ path }) => path).filter((path) => !path.includes("{"));
  const tries = new Map(waiting.map((path) => [path, MAX_TRIES]));
  const scenes = new Map<string, Scene>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const route = routeOf(path.split("?")[0] ?? "");
    if (!route || scenes.has(route.path)) continue;
    const answer = await fetch(origin + path, { headers: { cookie } });
    const text = await answer.text();
    if (!/^\s*<!doctype html>/i.test(text)) continue;
    const parts = route.path.replaceAll(/[{}]/g, "").split("/").filter(Boolean);
    // The shop has a page of a seller, too.
    const name = parts.length === 1 ? `${parts[0]}-start` : parts.join("-");
    const scene: Scene = { name, who: who satisfies Person, path, status: answer.status };
    scenes.set(route.path, scene);
    const main = text.slice(text.indexOf("<main"));
    if (REFUSABLE.test(main))
      scenes.set(`${route.path} refused`, { ...scene, name: `${name}-refused`, act: refuse });
    for (const link of linksOf(text, path)) {
      const kind = routeOf(link.split("?")[0] ?? "")?.path;
      const tried = kind === undefined ? MAX_TRIES : (tries.get(kind) ?? 0);
      if (kind === undefined || tried >= MAX_TRIES) continue;
      tries.set(kind, tried + 1);
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
