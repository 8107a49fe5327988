// What a public page's frame asks for by itself: the reader's name and how much is in their cart.
import { type PageRoute, pageRoute } from "#platform/http/page-route";
import { anyone } from "../../api/access.ts";
import { glanceOf } from "../site.ts";

export const glancePages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: "/glance/",
    access: anyone,
    audience: "private",
    handle: async ({ context, visit }) => {
      const glance = await glanceOf(context, visit);
      const body = JSON.stringify(glance);
      return { status: 200, text: { body, content_type: "application/json; charset=utf-8" } };
    },
  }),
];
