// A store's settings: what it says of itself, its logo, its vacation.
import { z } from "@hono/zod-openapi";
import { requireSeller, sellerById, setLogo, updateSeller } from "#modules/sellers";
import type { Context } from "#platform/context";
import type { Form, Visit } from "#platform/http/page-route";
import { type PageAnswer, type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { invalid } from "#platform/refusal";
import { sellerReads, sellerWrites } from "../../api/access.ts";
import { IMAGE_BODY_BYTES } from "../../api/product-images.ts";
import { freshForm, type Submitted, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { settingsForm, stateOfSettings, stateOfVacation, vacationForm } from "./settings-form.ts";
import { SETTINGS_PATH, type SettingsForms, settingsPage } from "./settings-view.ts";
import { shippingPages } from "./shipping-pages.ts";

const UNPROCESSABLE = 422;
const WRITES = sellerWrites("settings.write");
const DONE = ["saved", "logo", "logo_removed", "vacation"] as const;
type Done = (typeof DONE)[number];

const doneQuery = z.object({ done: z.enum(DONE).optional().catch(undefined) });

const ownPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: SETTINGS_PATH,
    access: sellerReads("settings.write"),
    audience: "private",
    query: doneQuery,
    handle: ({ context, visit, query }) => show(context, visit, {}, query.done),
  }),
  pageRoute({
    method: "post",
    path: SETTINGS_PATH,
    access: WRITES,
    audience: "private",
    handle: async ({ context, visit, form }) => {
      const answer = await submit(form, settingsForm, (changes) => updateSeller(context, changes));
      return answered(context, visit, answer, "saved", "profile");
    },
  }),
  pageRoute({
    method: "post",
    path: `${SETTINGS_PATH}vacation/`,
    access: WRITES,
    audience: "private",
    handle: async ({ context, visit, form }) => {
      const answer = await submit(form, vacationForm, (changes) => updateSeller(context, changes));
      return answered(context, visit, answer, "vacation", "vacation");
    },
  }),
  pageRoute({
    method: "post",
    path: `${SETTINGS_PATH}logo/`,
    access: WRITES,
    audience: "private",
    upload_limit: IMAGE_BODY_BYTES,
    handle: async ({ context, visit, form }) => {
      const answer = await submit({ values: {} }, z.object({}), async () => {
        await setLogo(context, await pictureOf(form));
      });
      return answered(context, visit, answer, "logo", "logo");
    },
  }),
  pageRoute({
    method: "post",
    path: `${SETTINGS_PATH}logo/remove/`,
    access: WRITES,
    audience: "private",
    handle: async ({ context, visit }) => {
      await setLogo(context, null);
      const { link } = await privateSite(context, visit);
      return seeOther(link(`${SETTINGS_PATH}?done=logo_removed`));
    },
  }),
];

export const settingsPages: PageRoute[] = [...ownPages, ...shippingPages];

async function pictureOf(form: Form): Promise<Uint8Array> {
  const [file] = form.files("image");
  if (!file || file.size === 0) throw invalid("image", "required", "Choose a picture.");
  return new Uint8Array(await file.arrayBuffer());
}

/** Back to the page when it's done; else the page with the refused form as it was typed. */
async function answered(
  context: Context,
  visit: Visit,
  answer: Submitted<unknown>,
  done: Done,
  name: keyof SettingsForms,
): Promise<PageAnswer> {
  if (!answer.done) return show(context, visit, { [name]: answer.state });
  const { link } = await privateSite(context, visit);
  return seeOther(link(`${SETTINGS_PATH}?done=${done}`));
}

async function show(
  context: Context,
  visit: Visit,
  refused: Partial<SettingsForms>,
  done?: Done,
): Promise<PageAnswer> {
  const site = await privateSite(context, visit);
  const seller = await sellerById(context, requireSeller(context).seller_id);
  const forms = {
    profile: stateOfSettings(seller),
    vacation: stateOfVacation(seller),
    logo: freshForm(),
    ...refused,
  };
  const status = Object.keys(refused).length > 0 ? UNPROCESSABLE : 200;
  const said = done && site.words.team.done[done];
  return shown(await settingsPage(context, site, { seller, forms, done: said }), { status });
}
