// A person's own address book.
import { z } from "@hono/zod-openapi";
import {
  type AddressRow,
  addAddress,
  changeAddress,
  findAddress,
  listAddresses,
  removeAddress,
  replaceAddress,
} from "#modules/identity";
import { isoTime } from "#platform/clock";
import type { Context } from "#platform/context";
import { pageSchema } from "#platform/http/page";
import { created, noContent, ok, type Route, route } from "#platform/http/route";
import { signedIn } from "./access.ts";
import { addressFields, addressOutputFields } from "./address-schema.ts";
import { idParams, timeOutput } from "./common.ts";
import { shortList, shortListQuery } from "./short-list.ts";

const TAG = "Authentication";
const PATH = "/api/auth/addresses/";
const ONE = `${PATH}{id}/`;
const example = {
  full_name: "Ada Lovelace",
  line1: "12 Main Street",
  city: "Springfield",
  state: "IL",
  postal_code: "62701",
  country: "US",
};

const bookBody = z
  .strictObject({
    ...addressFields,
    is_default_shipping: z.boolean().optional(),
    is_default_billing: z.boolean().optional(),
  })
  .openapi("AddressBookInput");

const output = z
  .strictObject({
    id: z.int(),
    ...addressOutputFields,
    is_default_shipping: z.boolean(),
    is_default_billing: z.boolean(),
    created_at: timeOutput,
    updated_at: timeOutput,
  })
  .openapi("Address");

const one = { 200: { description: "The address.", schema: output } };
const target = (context: Context, { id }: { id: number }) => findAddress(context, id);

export const authAddressRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "My addresses.",
    tag: TAG,
    access: signedIn,
    query: z.object(shortListQuery),
    answers: { 200: { description: "My addresses, oldest first.", schema: pageSchema(output) } },
    handle: async ({ context, query, request }) => {
      const rows = await listAddresses(context);
      return ok(shortList(context.services.config.url, request, query, rows, present));
    },
  }),
  route({
    method: "post",
    path: PATH,
    summary: "Add an address; the first one becomes the default.",
    tag: TAG,
    access: signedIn,
    body: bookBody,
    example,
    answers: { 201: { description: "The new address.", schema: output } },
    refusals: { 409: ["too_many_addresses"] },
    handle: async ({ context, body }) => {
      const row = await addAddress(context, body);
      return created(`${PATH}${row.id}/`, present(row));
    },
  }),
  route({
    method: "get",
    path: ONE,
    summary: "One of my addresses.",
    tag: TAG,
    access: signedIn,
    params: idParams,
    target,
    answers: one,
    handle: ({ target: row }) => ok(present(row)),
  }),
  route({
    method: "put",
    path: ONE,
    summary: "Replace one of my addresses.",
    tag: TAG,
    access: signedIn,
    params: idParams,
    body: bookBody,
    example,
    target,
    answers: one,
    handle: async ({ context, params, body }) => ok(present(await replaceAddress(context, params.id, body))),
  }),
  route({
    method: "patch",
    path: ONE,
    summary: "Change parts of one of my addresses.",
    tag: TAG,
    access: signedIn,
    params: idParams,
    body: bookBody.partial().openapi("AddressBookChanges"),
    example: { is_default_shipping: true },
    target,
    answers: one,
    handle: async ({ context, params, body }) => ok(present(await changeAddress(context, params.id, body))),
  }),
  route({
    method: "delete",
    path: ONE,
    summary: "Remove one of my addresses. Orders keep their own copy.",
    tag: TAG,
    access: signedIn,
    params: idParams,
    target,
    answers: { 204: { description: "It is gone." } },
    handle: async ({ context, params }) => {
      await removeAddress(context, params.id);
      return noContent();
    },
  }),
];

function present(row: AddressRow): z.output<typeof output> {
  const { id, full_name, company, line1, line2, city, state, postal_code, country, phone } = row;
  return {
    ...{ id, full_name, company, line1, line2, city, state, postal_code, country, phone },
    is_default_shipping: row.is_default_shipping === 1,
    is_default_billing: row.is_default_billing === 1,
    created_at: isoTime(row.created_at),
    updated_at: isoTime(row.updated_at),
  };
}
