// The address book: look, add, change, remove, and choose which addresses come first.
import { z } from "@hono/zod-openapi";
import {
  type AddressBookInput,
  type AddressRow,
  addAddress,
  changeAddress,
  findAddress,
  listAddresses,
  removeAddress,
  replaceAddress,
} from "#modules/identity";
import { type PageAnswer, type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { signedIn } from "../../api/access.ts";
import { idParams } from "../../api/common.ts";
import { freshForm, type Submitted, submit } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { addressForm, stateOfAddress } from "./address-form.ts";
import {
  ADDRESSES_PATH,
  addressBookPage,
  DEFAULT_KINDS,
  editAddressPage,
  removeAddressPage,
} from "./address-view.ts";

const NEW = `${ADDRESSES_PATH}new/`;
const ONE = `${ADDRESSES_PATH}{id}/`;
const UNPROCESSABLE = 422;
/** What was just done, as the list's address says it. */
const DONE = ["saved", "removed", "default_changed"] as const;
type Done = (typeof DONE)[number];

const doneQuery = z.object({ done: z.enum(DONE).optional().catch(undefined) });
const defaultForm = z.object({ kind: z.enum(DEFAULT_KINDS) });

const bookPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: ADDRESSES_PATH,
    access: signedIn,
    audience: "private",
    query: doneQuery,
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      const said = query.done && site.words.account.addresses[query.done];
      return shown(addressBookPage(site, await listAddresses(context), said));
    },
  }),
  pageRoute({
    method: "get",
    path: NEW,
    access: signedIn,
    audience: "private",
    handle: async ({ context, visit }) =>
      shown(editAddressPage(await privateSite(context, visit), freshForm(), null)),
  }),
  pageRoute({
    method: "post",
    path: NEW,
    access: signedIn,
    audience: "private",
    handle: async ({ context, visit, form }) => {
      const answer = await submit(form, addressForm, (data) => addAddress(context, withDefaults(data, null)));
      return saved(await privateSite(context, visit), answer, null);
    },
  }),
];

const onePages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: ONE,
    access: signedIn,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params }) => {
      const address = await findAddress(context, params.id);
      return shown(editAddressPage(await privateSite(context, visit), stateOfAddress(address), address));
    },
  }),
  pageRoute({
    method: "post",
    path: ONE,
    access: signedIn,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params, form }) => {
      const address = await findAddress(context, params.id);
      const answer = await submit(form, addressForm, (data) =>
        replaceAddress(context, params.id, withDefaults(data, address)),
      );
      return saved(await privateSite(context, visit), answer, address);
    },
  }),
  pageRoute({
    method: "get",
    path: `${ONE}remove/`,
    access: signedIn,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params }) => {
      const address = await findAddress(context, params.id);
      return shown(removeAddressPage(await privateSite(context, visit), address));
    },
  }),
  pageRoute({
    method: "post",
    path: `${ONE}remove/`,
    access: signedIn,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params }) => {
      await removeAddress(context, params.id);
      return backToBook(await privateSite(context, visit), "removed");
    },
  }),
  pageRoute({
    method: "post",
    path: `${ONE}default/`,
    access: signedIn,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params, form }) => {
      const { kind } = defaultForm.catch({ kind: "shipping" }).parse(form.values);
      await changeAddress(context, params.id, { [`is_default_${kind}`]: true });
      return backToBook(await privateSite(context, visit), "default_changed");
    },
  }),
];

export const addressPages: PageRoute[] = [...bookPages, ...onePages];

/** A ticked box makes it the default; an unticked one leaves things as they are. */
function withDefaults(data: z.output<typeof addressForm>, before: AddressRow | null): AddressBookInput {
  const { is_default_shipping, is_default_billing, ...address } = data;
  const shipping = is_default_shipping !== undefined || before?.is_default_shipping === 1;
  const billing = is_default_billing !== undefined || before?.is_default_billing === 1;
  return {
    ...address,
    ...(shipping && { is_default_shipping: true }),
    ...(billing && { is_default_billing: true }),
  };
}

function saved(site: Site, answer: Submitted<AddressRow>, address: AddressRow | null): PageAnswer {
  if (answer.done) return backToBook(site, "saved");
  return shown(editAddressPage(site, answer.state, address), { status: UNPROCESSABLE });
}

function backToBook(site: Site, done: Done): PageAnswer {
  return seeOther(site.link(`${ADDRESSES_PATH}?done=${done}`));
}
