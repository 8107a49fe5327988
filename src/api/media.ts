// Stored pictures, as browsers fetch them: names never change their content, so they are kept for a year.
import { z } from "@hono/zod-openapi";
import type { Context } from "#platform/context";
import { type Answer, type Route, route } from "#platform/http/route";
import { missing } from "#platform/refusal";
import { anyone } from "./access.ts";

const HEADERS = {
  "Cache-Control": "public, max-age=31536000, immutable",
  // A picture can do nothing but be shown, whatever it holds, and may be shown anywhere.
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "Cross-Origin-Resource-Policy": "cross-origin",
  Vary: "Accept-Encoding",
};

/** Keys have one to three folders. */
const FOLDERS = [["folder"], ["folder", "owner"], ["folder", "owner", "part"]];

export const mediaRoutes: Route[] = FOLDERS.map((folders) =>
  route({
    method: "get",
    path: `/media/${folders.map((name) => `{${name}}/`).join("")}{file}`,
    summary: "A stored picture",
    tag: "Media",
    access: anyone,
    params: z.object(Object.fromEntries([...folders, "file"].map((name) => [name, z.string()]))),
    answers: { 200: { description: "The file.", content_type: "image/webp" } },
    handle: ({ context, params }) =>
      sendFile(context, [...folders, "file"].map((name) => params[name]).join("/")),
  }),
);

async function sendFile(context: Context, key: string): Promise<Answer> {
  const { storage } = context.services;
  const file = await storage.open(key);
  const data = file && (await storage.get(key));
  if (!file || !data) throw missing("file");
  const bytes = { data: new Uint8Array(data), content_type: file.content_type };
  return { status: 200, bytes, etag: file.etag, headers: HEADERS };
}
