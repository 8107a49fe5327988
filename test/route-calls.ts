// Makes a sample's call as somebody, and says how it must end, by what the route declares.
import type { Route } from "#platform/http/route";
import { Refusal } from "#platform/refusal";
import { apiRoutes } from "../src/api/api.ts";
import { fakeProviderRoutes } from "../src/api/fake-provider.ts";
import type { Reply } from "./api.ts";
import type { ActorName, MarketWorld } from "./market.ts";
import { bossOf } from "./market-people.ts";
import type { Sample } from "./route-samples.ts";

/** Everything that is routed, with its name in the tables of samples. */
export const ROUTES: [name: string, route: Route][] = [...apiRoutes, ...fakeProviderRoutes].map((route) => [
  `${route.method} ${route.path}`,
  route,
]);

/** The path of the sample's call, with its query. */
export function pathOf(route: Route, { params = {}, query }: Sample): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  return query === undefined ? path : `${path}?${query}`;
}

/** What differs from the sample: another path, another body. */
export interface Twist {
  path?: string;
  /** JSON text, or what becomes it. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** Makes the sample's call as this actor. */
export async function call(
  market: MarketWorld,
  route: Route,
  sample: Sample,
  name: ActorName,
  twist: Twist = {},
): Promise<Reply> {
  const form = sample.form ? await sample.form() : undefined;
  const content: Record<string, string> = sample.raw === undefined ? {} : { "content-type": "text/plain" };
  return market.request(route.method.toUpperCase(), twist.path ?? pathOf(route, sample), {
    token: market.token(name),
    form,
    body: "body" in twist ? twist.body : (sample.raw ?? sample.body),
    headers: { ...content, ...sample.headers, ...twist.headers },
  });
}

/** The status that the route's declaration and the sample promise this actor. */
export async function expectedStatus(
  market: MarketWorld,
  route: Route,
  sample: Sample,
  name: ActorName,
): Promise<number> {
  const actor = await market.actor(name);
  if (route.access.needs_sign_in && actor.kind === "anonymous") return 401;
  try {
    route.access.check(actor);
  } catch (error) {
    if (error instanceof Refusal && error.kind === "forbidden") return 403;
    throw error;
  }
  if (sample.permission && actor.role === "staff" && !actor.permissions?.includes(sample.permission))
    return 403;
  const boss = bossOf(name);
  const other = sample.others?.[name] ?? (boss && sample.others?.[boss]);
  if (typeof other === "number") return other;
  const is_own = (who: ActorName | null) => who !== null && sample.owners?.includes(who);
  if (sample.owners && !is_own(name) && !is_own(boss)) return sample.stranger ?? 404;
  return Number(Object.keys(route.answers)[0]);
}

/** Whoever may make the sample's call and see it done. */
export function ownerOf(route: Route, sample: Sample): ActorName {
  if (sample.owners?.[0]) return sample.owners[0];
  const { name } = route.access;
  if (name === "staff" || name === "admin") return "olga";
  if (name === "seller_rejected") return "rex";
  if (name.startsWith("seller")) return "sol";
  return "ada";
}
