// The papers of an order: the packing slip for the parcel and the invoice for the books.
import { type SellerOrderView, sellerOrderView } from "#modules/orders";
import { requireSeller, type SellerRow, sellerById } from "#modules/sellers";
import type { Markup } from "#platform/http/html";
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import { sellerReads } from "../../api/access.ts";
import { idParams } from "../../api/common.ts";
import { privateSite, type Site } from "../site.ts";
import { ORDERS_PATH } from "./orders-asked.ts";
import { invoicePaper } from "./packing-invoice.ts";
import { packingSlip } from "./packing-slip.ts";

export const packingPages: PageRoute[] = [paper("packing-slip", packingSlip), paper("invoice", invoicePaper)];

function paper(
  name: string,
  draw: (site: Site, view: SellerOrderView, seller: SellerRow) => Markup,
): PageRoute {
  return pageRoute({
    method: "get",
    path: `${ORDERS_PATH}{id}/${name}/`,
    access: sellerReads("orders.read"),
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params }) => {
      const view = await sellerOrderView(context, params.id);
      const seller = await sellerById(context, requireSeller(context).seller_id);
      return shown(draw(await privateSite(context, visit), view, seller));
    },
  });
}
