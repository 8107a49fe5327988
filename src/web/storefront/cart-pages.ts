// The cart's pages: to look at, to change a line, to empty it.
import { z } from "@hono/zod-openapi";
import { clearCart, MAX_QUANTITY, ownerOf, type PricedLine, readCart, updateItem } from "#modules/cart";
import type { Context } from "#platform/context";
import {
  type PageAnswer,
  type PageRoute,
  pageRoute,
  seeOther,
  shown,
  type Visit,
} from "#platform/http/page-route";
import { missing } from "#platform/refusal";
import { anyone } from "../../api/access.ts";
import { bodyId } from "../../api/common.ts";
import { CART_COOKIE } from "../cart-cookie.ts";
import { type FormState, freshForm, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { readCartFacts, removedText } from "./cart-reading.ts";
import { cartPage } from "./cart-view.ts";

const CONFLICT = 409;
const UNPROCESSABLE = 422;

const shownQuery = z.object({
  removed: z.string().max(60).optional(),
  cleared: z.string().max(1).optional(),
});
const updateForm = z.object({
  item_id: z.coerce.number().pipe(bodyId),
  quantity: z.coerce.number().pipe(z.int().min(0).max(MAX_QUANTITY)),
});

/** Where forms are sent and problems are shown: reloaded or in another language, they lead to the cart. */
const formPlaces = ["/cart/add/", "/cart/update/", "/cart/clear/"].map((path) =>
  pageRoute({
    method: "get",
    path,
    access: anyone,
    audience: "private",
    handle: async ({ context, visit }) => seeOther((await privateSite(context, visit)).link("/cart/")),
  }),
);

export const cartPages: PageRoute[] = [
  ...formPlaces,
  pageRoute({
    method: "get",
    path: "/cart/",
    access: anyone,
    audience: "private",
    query: shownQuery,
    handle: async ({ context, visit, query }) => {
      const facts = await readCartFacts(context, visit, query);
      return shown(cartPage(await privateSite(context, visit), facts, freshForm()));
    },
  }),
  pageRoute({
    method: "post",
    path: "/cart/update/",
    access: anyone,
    audience: "private",
    handle: async ({ context, visit, form }) => {
      const updated = await submit(form, updateForm, (wish) => update(context, visit, wish));
      if (!updated.done) return shownAgain(context, visit, updated.state);
      const site = await privateSite(context, visit);
      return seeOther(site.link(`/cart/${updated.result}`));
    },
  }),
  pageRoute({
    method: "post",
    path: "/cart/clear/",
    access: anyone,
    audience: "private",
    handle: async ({ context, visit, form }) => {
      const owner = ownerOf(context, visit.cookie(CART_COOKIE));
      const cleared = await submit(form, z.object({}), () => clearCart(context, { owner }));
      if (!cleared.done) return shownAgain(context, visit, cleared.state);
      const site = await privateSite(context, visit);
      return seeOther(site.link("/cart/?cleared=1"));
    },
  }),
];

/** Sets a line's quantity; gives what the address of the cart then says of it. */
async function update(context: Context, visit: Visit, wish: z.infer<typeof updateForm>): Promise<string> {
  const owner = ownerOf(context, visit.cookie(CART_COOKIE));
  const { lines } = await readCart(context, owner);
  const line = lines.find(({ id }) => id === wish.item_id);
  if (!line) throw missing("cart item");
  await updateItem(context, { owner, ...wish });
  return wish.quantity === 0 ? `?removed=${removedText(line)}` : anchorOf(line);
}

/** Back to where the line stands; its id may be another one by now, its variant is not. */
function anchorOf({ variant_id }: PricedLine): string {
  return `#line-${variant_id}`;
}

/** The cart with what was refused beside its line. */
async function shownAgain(context: Context, visit: Visit, state: FormState): Promise<PageAnswer> {
  const facts = await readCartFacts(context, visit);
  const status = state.errors.has("") ? CONFLICT : UNPROCESSABLE;
  return shown(cartPage(await privateSite(context, visit), facts, state), { status });
}
