// The pages that exist before the storefront does: the start page and, outside production, the outbox of
// mails.
import { readFileSync } from "node:fs";
import { z } from "@hono/zod-openapi";
import { page } from "#platform/http/html";
import { type Route, route, textAnswer } from "#platform/http/route";
import { listMails, mailById } from "#platform/mail";
import { missing } from "#platform/refusal";
import { anyone } from "../api/access.ts";
import { outboxPage, readMail } from "./outbox-page.ts";
import { startPage } from "./start-page.ts";

const html = { 200: { description: "A page.", schema: z.string(), content_type: "text/html" } };
const PAGE_SIZE = 50;
const style = readFileSync(new URL("./assets/css/plain.css", import.meta.url), "utf8");

/** Pages for everybody. */
export const publicPages: Route[] = [
  route({
    method: "get",
    path: "/",
    summary: "Where everything is.",
    tag: "System",
    access: anyone,
    answers: html,
    handle: ({ context }) => page(startPage(context.services.config)),
  }),
  route({
    method: "get",
    path: "/assets/style.css",
    summary: "The style of these pages.",
    tag: "System",
    access: anyone,
    answers: { 200: { description: "CSS.", schema: z.string(), content_type: "text/css" } },
    handle: () => ({
      ...textAnswer(style, "text/css; charset=utf-8"),
      headers: { "Cache-Control": "public, max-age=300" },
    }),
  }),
];

/** Mails that were written here instead of sent. Never in production: they hold secret links. */
export const outboxPages: Route[] = [
  route({
    method: "get",
    path: "/outbox/",
    summary: "Mails, newest first.",
    tag: "System",
    access: anyone,
    answers: html,
    handle: async ({ context }) => page(outboxPage(await listMails(context, { limit: PAGE_SIZE }))),
  }),
  route({
    method: "get",
    path: "/outbox/{id}/",
    summary: "One mail.",
    tag: "System",
    access: anyone,
    params: z.object({
      id: z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number),
    }),
    answers: html,
    handle: async ({ context, params }) => {
      const mail = await mailById(context, params.id);
      if (!mail) throw missing("mail");
      return page(readMail(mail));
    },
  }),
];
