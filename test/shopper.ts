// A person at a browser who is signed in already: the cookie is as the sign-in page would leave it.
import { openSession } from "#modules/identity";
import { transaction } from "#platform/database";
import { cookieName } from "#platform/http/cookies";
import { SESSION_COOKIE } from "#platform/http/page-server";
import type { ApiWorld } from "./api.ts";
import type { MarketWorld } from "./market.ts";
import type { Person } from "./market-people.ts";
import { type Visitor, visitor } from "./visitor.ts";

/** A visitor with a session of this account. */
export async function shopper(
  world: Pick<ApiWorld, "app" | "as">,
  user_id: number,
  user_agent: string | null = null,
): Promise<Visitor & { session_id: number }> {
  const device = { user_agent, address: "203.0.113.7" };
  const session = await transaction(world.as(), (tx) => openSession(tx, user_id, device));
  const who = visitor(world);
  who.cookies.set(cookieName(SESSION_COOKIE, false), session.web_secret);
  return { ...who, session_id: session.session_id };
}

/** One of the market's people at a browser of their own, signed in. */
export const visit = (world: MarketWorld, name: Person) => shopper(world, world.people[name].user_id);
