// Calls the REST API as a client would, without a socket, in a fresh world for one test.
import type { TestContext } from "node:test";
import type { Application } from "#platform/http/server";
import { createApplicationOf } from "../src/surfaces.ts";
import { openWorld, type World } from "./world.ts";

export interface Call {
  token?: string;
  body?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
  /** Cart token of a guest. */
  cart?: string;
}

/** An answer with its body parsed; `body` is whatever JSON came, checked by the test. */
export interface Reply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts on what came, whatever its shape
  body: any;
  text: string;
  headers: Headers;
}

export interface ApiWorld extends World {
  app: Application;
  request(method: string, path: string, call?: Call): Promise<Reply>;
  get(path: string, call?: Call): Promise<Reply>;
  post(path: string, body?: unknown, call?: Call): Promise<Reply>;
  patch(path: string, body?: unknown, call?: Call): Promise<Reply>;
  put(path: string, body?: unknown, call?: Call): Promise<Reply>;
  delete(path: string, call?: Call): Promise<Reply>;
}

/** Opens a world with the API on top. */
export async function apiWorld(
  test: Pick<TestContext, "after">,
  env: Record<string, string> = {},
): Promise<ApiWorld> {
  const world = await openWorld(test, env);
  const app = createApplicationOf(world.services);
  const request = (method: string, path: string, call: Call = {}) => send(app, method, path, call);
  return {
    ...world,
    app,
    request,
    get: (path, call) => request("GET", path, call),
    post: (path, body, call) => request("POST", path, { ...call, body }),
    patch: (path, body, call) => request("PATCH", path, { ...call, body }),
    put: (path, body, call) => request("PUT", path, { ...call, body }),
    delete: (path, call) => request("DELETE", path, call),
  };
}

async function send(app: Application, method: string, path: string, call: Call): Promise<Reply> {
  const headers: Record<string, string> = { ...call.headers };
  if (call.token) headers.authorization = `Bearer ${call.token}`;
  if (call.cart) headers["x-cart-token"] = call.cart;
  let body: string | FormData | undefined = call.form;
  if (call.body !== undefined && !call.form) {
    headers["content-type"] ??= "application/json";
    body = typeof call.body === "string" ? call.body : JSON.stringify(call.body);
  }
  const response = await app.request(path, { method, headers, body });
  const text = await response.text();
  return { status: response.status, body: parse(text), text, headers: response.headers };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
