// The start of the seller centre: the way to the first sale, and the application once more after a "no".
import { z } from "@hono/zod-openapi";
import { maySell, membershipOf, reapply, requireSeller, sellerById } from "#modules/sellers";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { sellerRejected, signedIn } from "../../api/access.ts";
import { line, paragraphs } from "../../api/common.ts";
import { type FormState, freshForm, submit } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { dashboard } from "./dashboard.ts";
import { stepsOf } from "./onboarding-steps.ts";
import { checklist, REAPPLY_PATH, reapplyForm } from "./onboarding-view.ts";
import { sellerPage } from "./seller-frame.ts";

const PATH = "/seller/";
const UNPROCESSABLE = 422;
const MAX_DESCRIPTION = 5000;

/** What else stands on the start page, for members who may see it; one that has nothing gives `NOTHING`. */
export type StartPart = (context: Context, site: Site) => Promise<Markup>;

/** In this order below the checklist. */
export const START_PARTS: readonly StartPart[] = [dashboard];

const reapplication = z.object({
  name: line(120),
  description: paragraphs(MAX_DESCRIPTION).nullable().default(null),
});

export const onboardingPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PATH,
    access: signedIn,
    audience: "private",
    query: z.object({ done: z.enum(["applied"]).optional().catch(undefined) }),
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      if (!membershipOf(context)) return seeOther(site.link("/sign-up/?role=seller"));
      return shown(await startPage(context, site, freshForm(), query.done));
    },
  }),
  pageRoute({
    method: "post",
    path: REAPPLY_PATH,
    access: sellerRejected,
    audience: "private",
    handle: async ({ context, visit, form }) => {
      const answer = await submit(form, reapplication, (changes) => reapply(context, changes));
      const site = await privateSite(context, visit);
      if (answer.done) return seeOther(site.link(`${PATH}?done=applied`));
      return shown(await startPage(context, site, answer.state), { status: UNPROCESSABLE });
    },
  }),
];

async function startPage(context: Context, site: Site, state: FormState, done?: "applied"): Promise<Markup> {
  const { start, reapply: words } = site.words.selling;
  const seller = await sellerById(context, requireSeller(context).seller_id);
  const is_settling = maySell(context.actor, "settings.write");
  const is_rejected = seller.status === "rejected" && is_settling;
  const parts = await Promise.all(START_PARTS.map((part) => part(context, site)));
  return sellerPage(context, site, {
    here: "start",
    title: start.title,
    intro: start.intro,
    done: done && words.done,
    content: html`${is_rejected ? reapplyForm(site, seller, state) : NOTHING}
${is_settling && seller.status !== "suspended" ? checklist(site, await stepsOf(context, seller)) : NOTHING}
${parts}`,
  });
}
