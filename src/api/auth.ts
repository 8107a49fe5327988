// Signing up, in and out; trading refresh tokens; our public keys.
import { z } from "@hono/zod-openapi";
import { mergeCarts } from "#modules/cart";
import {
  endAllSessions,
  endOwnSession,
  endSession,
  isUser,
  type OpenSession,
  register,
  renewSession,
  signIn,
} from "#modules/identity";
import { personById, registerSeller } from "#modules/sellers";
import { HOUR_MS, MINUTE_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { issueToken, jwks } from "#platform/http/jwt";
import { created, noContent, ok, type RequestFacts, type Route, route } from "#platform/http/route";
import { invalid } from "#platform/refusal";
import { anyone, signedIn } from "./access.ts";
import {
  deviceOf,
  loginBody,
  loginOf,
  logoutBody,
  presentPerson,
  refreshBody,
  registerBody,
  signedInOutput,
  tokensOutput,
} from "./auth-schema.ts";

const TAG = "Authentication";
const example_person = { email: "ada@example.com", password: "correct-horse-battery" };

export const authRoutes: Route[] = [
  route({
    method: "post",
    path: "/api/auth/register/",
    summary: "Make an account and sign in.",
    description:
      'With `role: "seller"` a seller is made too: pending, or approved where the marketplace approves by itself. With `X-Cart-Token` the guest\'s cart is merged.',
    tag: TAG,
    access: anyone,
    credentials: ["cart_token"],
    body: registerBody,
    example: { ...example_person, first_name: "Ada", last_name: "Lovelace" },
    limit: { name: "register", limit: 20, window_ms: HOUR_MS },
    answers: { 201: { description: "The account, signed in.", schema: signedInOutput } },
    refusals: { 409: ["email_taken", "username_taken"] },
    handle: async ({ context, body, request }) => {
      const device = deviceOf(request);
      const session = body.store_name
        ? await registerSeller(context, body, { name: body.store_name }, device)
        : await register(context, body, device);
      await mergeGuestCart(context, request, session);
      return created("/api/auth/profile/", await signedInAnswer(context, session));
    },
  }),
  route({
    method: "post",
    path: "/api/auth/login/",
    summary: "Sign in by e-mail or username.",
    description: "With `X-Cart-Token` the guest's cart is merged.",
    tag: TAG,
    access: anyone,
    credentials: ["cart_token"],
    body: loginBody,
    example: example_person,
    limit: { name: "sign-in", limit: 100, window_ms: MINUTE_MS },
    answers: { 200: { description: "Signed in.", schema: signedInOutput } },
    refusals: { 401: ["invalid_credentials"] },
    handle: async ({ context, body, request }) => {
      const session = await signIn(context, loginOf(body), body.password, deviceOf(request));
      await mergeGuestCart(context, request, session);
      return ok(await signedInAnswer(context, session));
    },
  }),
  route({
    method: "post",
    path: "/api/auth/refresh/",
    summary: "Trade a refresh token for new tokens.",
    description: "The old one is spent. Using it again ends the session: 401 `token_reused`.",
    tag: TAG,
    access: anyone,
    body: refreshBody,
    example: { refresh: "the refresh token of your last sign-in or refresh" },
    answers: { 200: { description: "New tokens.", schema: tokensOutput } },
    refusals: { 401: ["invalid_token", "token_reused"] },
    handle: async ({ context, body }) =>
      ok(await tokensOf(context, await renewSession(context, body.refresh))),
  }),
  route({
    method: "post",
    path: "/api/auth/logout/",
    summary: "Sign out: end the session of a refresh token, or the one that asks.",
    tag: TAG,
    access: anyone,
    body: logoutBody,
    body_optional: true,
    example: { refresh: "the refresh token of your last sign-in or refresh" },
    answers: { 204: { description: "Refresh and access tokens of the session no longer count." } },
    refusals: { 401: ["invalid_token"] },
    handle: async ({ context, body }) => {
      if (body.refresh !== undefined) await endSession(context, body.refresh);
      else if (isUser(context.actor)) await endOwnSession(context);
      else throw invalid("refresh", "required", "Say which session: send its refresh token.");
      return noContent();
    },
  }),
  route({
    method: "post",
    path: "/api/auth/logout-all/",
    summary: "Sign out everywhere.",
    tag: TAG,
    access: signedIn,
    answers: { 204: { description: "No token of the account counts any more." } },
    handle: async ({ context }) => {
      await endAllSessions(context);
      return noContent();
    },
  }),
  route({
    method: "get",
    path: "/.well-known/jwks.json",
    summary: "The public keys that verify our access tokens.",
    tag: TAG,
    access: anyone,
    answers: {
      200: {
        description: "A JSON Web Key Set (RFC 7517).",
        schema: z.strictObject({ keys: z.array(z.record(z.string(), z.string())) }),
      },
    },
    handle: async ({ context }) =>
      ok(await jwks(context), { headers: { "Cache-Control": "public, max-age=300" } }),
  }),
];

async function tokensOf(context: Context, session: OpenSession) {
  return { access: await issueToken(context, session), refresh: session.refresh };
}

async function signedInAnswer(context: Context, session: OpenSession) {
  const user = presentPerson(await personById(context, session.user_id));
  return { user, ...(await tokensOf(context, session)) };
}

async function mergeGuestCart(context: Context, request: RequestFacts, session: OpenSession): Promise<void> {
  const token = request.header("x-cart-token");
  if (token) await mergeCarts(context, { user_id: session.user_id, token });
}
