// The node:http server around an application: time-outs against slow clients, and an end that loses no
// request.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Traffic } from "#platform/traffic";
import type { Application } from "./server.ts";

const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 60_000;
const KEEP_ALIVE_MS = 65_000;
const MAX_HEADERS = 100;
const CLOSE_GRACE_MS = 10_000;

export interface Listening {
  port: number;
  server: Server;
  /** Takes no new connection, lets running requests finish for a bounded time, then closes. */
  close(): Promise<void>;
}

/**
 * Listens on `host:port` (port 0: any free one), and tells `traffic` who waits. Rejects when the port is taken.
 */
export async function listen(
  app: Application,
  { port, host, traffic }: { port: number; host: string; traffic: Traffic },
): Promise<Listening> {
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    getRequestListener(app.fetch, { overrideGlobalObjects: true }),
  );
  server.maxHeadersCount = MAX_HEADERS;
  server.on("request", ({ method }, response) => {
    response.once("close", traffic.came(method === "GET" || method === "HEAD"));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      traffic.open();
      resolve();
    });
  });
  return { port: (server.address() as AddressInfo).port, server, close: () => closeServer(server) };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
