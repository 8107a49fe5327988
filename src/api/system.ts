// Health, readiness and metrics.
import { z } from "@hono/zod-openapi";
import { ok, type Route, route, textAnswer } from "#platform/http/route";
import { missing } from "#platform/refusal";
import { anyone } from "./access.ts";
import { readiness } from "./readiness.ts";

const LOOPBACK = /^(::1|127\.|::ffff:127\.)/;

const health = z.strictObject({ status: z.literal("ok") });
const readinessSchema = z.strictObject({
  status: z.enum(["ok", "down"]),
  checks: z.record(z.string(), z.enum(["ok", "down"])),
});

export const systemRoutes: Route[] = [
  route({
    method: "get",
    path: "/health/",
    summary: "Is the process alive?",
    tag: "System",
    access: anyone,
    answers: { 200: { description: "It is.", schema: health } },
    handle: () => ok({ status: "ok" }),
  }),
  route({
    method: "get",
    path: "/health/ready/",
    summary: "Can the process serve: are database, cache, queue and storage there?",
    tag: "System",
    access: anyone,
    answers: {
      200: { description: "Everything that is needed is there.", schema: readinessSchema },
      503: { description: "Something that is needed is down.", schema: readinessSchema },
    },
    handle: async ({ context }) => {
      const checks = await readiness(context.services);
      const is_up = Object.values(checks).every((state) => state === "ok");
      return { status: is_up ? 200 : 503, body: { status: is_up ? "ok" : "down", checks } };
    },
  }),
  route({
    method: "get",
    path: "/metrics",
    summary: "Figures for Prometheus; from this machine or with the metrics token only.",
    tag: "System",
    access: anyone,
    answers: { 200: { description: "Prometheus text.", schema: z.string(), content_type: "text/plain" } },
    handle: async ({ context, request }) => {
      const { metrics_token, trust_proxy } = context.services.config;
      const given = request.header("x-metrics-token");
      const is_near = LOOPBACK.test(request.address) && trust_proxy === 0;
      const has_token = metrics_token !== null && given === metrics_token;
      if (!is_near && !has_token) throw missing("page");
      const { body, content_type } = await context.services.metrics.text();
      return textAnswer(body, content_type);
    },
  }),
];
