// Who is asking: the token says which session, the session's row says what it may do now.
import { actorOfSession } from "#modules/sellers";
import type { Actor, Context } from "#platform/context";
import { invalidToken, verifyToken } from "#platform/http/jwt";

const ANONYMOUS: Actor = { kind: "anonymous" };

/**
 * The actor behind a bearer token; nobody without one. Refuses `invalid_token` for a bad token, an ended
 * session and an account that is switched off: all at once, for the session is read on every request.
 */
export async function actorOf(context: Context, bearer: string | null): Promise<Actor> {
  if (bearer === null) return ANONYMOUS;
  const claims = await verifyToken(context, bearer);
  const actor = await actorOfSession(context, claims.sid);
  if (!actor || actor.user_id !== claims.user_id) throw invalidToken();
  return actor;
}
