// The API's own documentation: the OpenAPI document and a viewer served from our own origin.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "@hono/zod-openapi";
import { type ApiInfo, openApiDocument } from "#platform/http/openapi";
import { type Answer, type Route, route, textAnswer } from "#platform/http/route";
import { missing, Refusal } from "#platform/refusal";
import packageJson from "../../package.json" with { type: "json" };
import { anyone } from "./access.ts";

const DESCRIPTION = `The REST API of a BuyBuy marketplace: many sellers, one cart, one payment.

Sign in with \`POST /api/auth/login/\` and send the access token as \`Authorization: Bearer …\`. Guests carry a cart by
\`X-Cart-Token\` and come back to an order with \`X-Order-Token\`. Money is a decimal string beside its currency; times
are RFC 3339 in UTC. Errors are problem documents (RFC 9457) with a stable \`code\`. A \`POST\` that creates or moves
money takes \`Idempotency-Key\`. Lists are pages with \`next\` and \`previous\`.`;

/** Title, version and groups of the API document. */
export function apiInfo(server_url: string): ApiInfo {
  return {
    title: "BuyBuy API",
    version: packageJson.version,
    description: DESCRIPTION,
    server_url,
    token_headers: {
      cart_token: { header: "X-Cart-Token", description: "A guest's cart: the token of its first answer." },
      order_token: {
        header: "X-Order-Token",
        description: "A guest's order: the token of the checkout's answer.",
      },
    },
    tags: [
      { name: "Authentication", description: "Accounts, sessions, profile and address book." },
      { name: "Catalogue", description: "Categories, products, search." },
      { name: "Sellers", description: "The public directory of sellers, and applying to become one." },
      { name: "Cart", description: "What somebody is about to buy." },
      { name: "Checkout", description: "Quote, order, payment." },
      { name: "Orders", description: "A buyer's orders." },
      { name: "Seller centre", description: "What members of a seller see and do." },
      { name: "Back office", description: "What the operator's staff see and do." },
      { name: "System", description: "Health, metrics, documentation." },
    ],
  };
}

const VIEWER_FILES: Record<string, string> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "swagger-ui-standalone-preset.js": "text/javascript; charset=utf-8",
  "favicon-32x32.png": "image/png",
};
const VIEWER_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
].join("; ");

const viewer_folder = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
/** The routes of the documentation of `routes`, which are asked for late because these are among them. */
export function documentationRoutes(routes: () => Route[]): Route[] {
  let document_text: string | null = null;
  return [
    route({
      method: "get",
      path: "/api/schema/",
      summary: "This API as an OpenAPI 3.1 document.",
      tag: "System",
      access: anyone,
      answers: { 200: { description: "The document.", schema: z.looseObject({}) } },
      handle: ({ context }) => {
        document_text ??= JSON.stringify(openApiDocument(routes(), apiInfo(context.services.config.url)));
        return { status: 200, json: document_text, headers: { "Cache-Control": "public, max-age=60" } };
      },
    }),
    route({
      method: "get",
      path: "/api/docs/",
      summary: "The documentation to read and to try out.",
      tag: "System",
      access: anyone,
      answers: { 200: { description: "A page.", schema: z.string(), content_type: "text/html" } },
      handle: () => ({
        ...textAnswer(VIEWER_PAGE, "text/html; charset=utf-8"),
        headers: { "Content-Security-Policy": VIEWER_POLICY },
      }),
    }),
    route({
      method: "get",
      path: "/api/docs/files/{name}/",
      summary: "A file of the documentation viewer.",
      tag: "System",
      access: anyone,
      params: z.object({ name: z.string() }),
      answers: { 200: { description: "The file.", schema: z.string(), content_type: "text/plain" } },
      handle: ({ params }) => viewerFile(params.name),
    }),
  ];
}

async function viewerFile(name: string): Promise<Answer> {
  if (name === "start.js") return textAnswer(VIEWER_START, "text/javascript; charset=utf-8");
  const content_type = VIEWER_FILES[name];
  if (!content_type) throw missing("file");
  try {
    const data = new Uint8Array(await readFile(join(viewer_folder, name)));
    return {
      status: 200,
      bytes: { data, content_type },
      headers: { "Cache-Control": "public, max-age=86400" },
    };
  } catch {
    throw new Refusal("unavailable", "viewer_missing", "The viewer is not installed; run npm ci.");
  }
}

const VIEWER_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>BuyBuy API</title>
<link rel="icon" href="/api/docs/files/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/files/swagger-ui.css">
</head>
<body>
<main id="viewer"></main>
<noscript>The viewer needs JavaScript. The document itself is at <a href="/api/schema/">/api/schema/</a>.</noscript>
<script src="/api/docs/files/swagger-ui-bundle.js"></script>
<script src="/api/docs/files/start.js"></script>
</body>
</html>
`;

const VIEWER_START = `window.SwaggerUIBundle({
  url: "/api/schema/",
  dom_id: "#viewer",
  deepLinking: true,
  docExpansion: "none",
  displayRequestDuration: true,
  persistAuthorization: false,
  validatorUrl: null,
});
`;
