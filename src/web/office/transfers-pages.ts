// Bank transfers that are waited for: matched with the bank's list one by one, and marked as received.
import { z } from "@hono/zod-openapi";
import { captureTransfer } from "#modules/checkout";
import { listTransfers } from "#modules/orders";
import { paymentById } from "#modules/payments";
import type { Context } from "#platform/context";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { formatMoney } from "#platform/money";
import { idParams, line } from "../../api/common.ts";
import { freshForm, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { PAGE_SIZE, pageNumber, searchText } from "./office-list.ts";
import { officeAccess } from "./office-places.ts";
import { MAX_REFERENCE, referenceField, TRANSFERS_PATH, transfersList } from "./transfers-view.ts";

const access = officeAccess("payments.manage");

const listQuery = z.object({
  page: pageNumber,
  search: searchText(254),
  done: z.literal("received").optional().catch(undefined),
});
export type TransfersAsked = Omit<z.output<typeof listQuery>, "done">;

export const transfersPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: TRANSFERS_PATH,
    access,
    audience: "private",
    query: listQuery,
    handle: async ({ context, visit, query: { done, ...asked } }) => {
      const site = await privateSite(context, visit);
      const facts = { asked, listed: await listed(context, asked), state: freshForm() };
      return shown(await transfersList(context, site, { ...facts, is_done: done !== undefined }));
    },
  }),
  pageRoute({
    method: "post",
    path: `${TRANSFERS_PATH}{id}/received/`,
    access,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params: { id }, form }) => {
      const site = await privateSite(context, visit);
      const { amount_minor, currency } = await paymentById(context, id);
      const name = referenceField(id);
      const sent = await submit(form, z.object({ [name]: line(MAX_REFERENCE) }), (fields) =>
        captureTransfer(context, {
          payment_id: id,
          amount: formatMoney(amount_minor, currency),
          reference: String(fields[name]),
        }),
      );
      if (sent.done) return seeOther(site.link(`${TRANSFERS_PATH}?done=received`));
      const asked = { page: 1, search: undefined };
      const facts = { asked, listed: await listed(context, asked), state: sent.state, is_done: false };
      return shown(await transfersList(context, site, facts), { status: 422 });
    },
  }),
];

function listed(context: Context, { page, search }: TransfersAsked) {
  const slice = { page_size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
  return listTransfers(context, search === undefined ? {} : { search }, slice);
}
