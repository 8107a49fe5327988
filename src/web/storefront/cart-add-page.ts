// Putting something into the cart: the form that stands on every product page, with a script and without.
import { z } from "@hono/zod-openapi";
import { addItem, MAX_QUANTITY, ownerOf } from "#modules/cart";
import type { Context } from "#platform/context";
import {
  type PageAnswer,
  type PageRoute,
  pageRoute,
  type SentCookie,
  seeOther,
  shown,
  type Visit,
} from "#platform/http/page-route";
import { anyone } from "../../api/access.ts";
import { bodyId } from "../../api/common.ts";
import { CART_COOKIE, cartCookie } from "../cart-cookie.ts";
import { errorWords, type FormState, submit } from "../forms.ts";
import { pageBefore } from "../page-before.ts";
import { glanceOf, privateSite, type Site } from "../site.ts";
import { cartRefusedView } from "./cart-refused-view.ts";

const id = z.coerce.number().pipe(bodyId);

const addForm = z.object({
  product_id: id,
  variant_id: id.optional(),
  quantity: z.coerce.number().pipe(z.int().min(1).max(MAX_QUANTITY)).default(1),
});

export const cartAddPages: PageRoute[] = [
  pageRoute({
    method: "post",
    path: "/cart/add/",
    access: anyone,
    audience: "private",
    is_shared_form: true,
    handle: async ({ context, visit, form }) => {
      const owner = ownerOf(context, visit.cookie(CART_COOKIE));
      const added = await submit(form, addForm, (item) => addItem(context, { owner, ...item }));
      return added.done ? taken(context, visit, added.result.token) : refused(context, visit, added.state);
    },
  }),
];

/** In the cart: a script gets the new count, anybody else is shown the cart. */
async function taken(context: Context, visit: Visit, token: string | null): Promise<PageAnswer> {
  const cookies = token === null ? [] : [cartCookie(token)];
  const site = await privateSite(context, visit);
  if (!wantsJson(visit)) return seeOther(site.link("/cart/"), { cookies });
  const known = token ?? visit.cookie(CART_COOKIE);
  const cookie = (name: string) => (name === CART_COOKIE ? known : visit.cookie(name));
  const { cart_count } = await glanceOf(context, { ...visit, cookie });
  return json(200, { cart_count, message: site.words.checkout.add.done }, cookies);
}

/** Not in the cart: why, in words. What was wrong with a field is 422, anything else the state of things. */
async function refused(context: Context, visit: Visit, state: FormState): Promise<PageAnswer> {
  const site = await privateSite(context, visit);
  const message = refusalWords(site, state);
  const status = state.errors.has("") ? 409 : 422;
  if (wantsJson(visit)) return json(status, { message }, []);
  return shown(cartRefusedView(site, { message, back: wayBack(site) }), { status });
}

/** What to say of a refusal; of missing stock, how much there is. */
function refusalWords(site: Site, state: FormState): string {
  const { words, formats } = site;
  const { available } = state.extra;
  if (typeof available === "number" && available > 0) {
    return formats.plural(available, words.checkout.problems.only_left);
  }
  const [error] = state.errors.values();
  return errorWords(words, error ?? { code: "fallback" });
}

/** The page of ours where the form stood, or the start page. */
function wayBack(site: Site): string {
  const before = pageBefore(site.origin, site.visit);
  return before ? before.pathname + before.search : site.link("/");
}

function wantsJson(visit: Visit): boolean {
  return (visit.header("accept") ?? "").includes("application/json");
}

function json(status: number, body: object, cookies: SentCookie[]): PageAnswer {
  const text = { body: JSON.stringify(body), content_type: "application/json; charset=utf-8" };
  return { status, text, cookies };
}
