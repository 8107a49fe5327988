// A way to a real Redis that a test can cut, freeze and restore, so that its loss is tested and not imagined.
import { connect, createServer, type Server, type Socket } from "node:net";
import type { TestContext } from "node:test";
import { pause, stopwatch } from "#platform/clock";

export interface RedisProxy {
  url: string;
  /** Ends all connections and takes no new ones. */
  cut(): Promise<void>;
  /** Keeps connections open but lets nothing through. */
  freeze(): void;
  /** Lets everything through again. */
  restore(): Promise<void>;
}

const WAIT_MS = 10_000;
const STEP_MS = 10;

/** The proxy, or null when no Redis answers at `TEST_REDIS_URL` or on this machine. */
export async function openRedisProxy(t: Pick<TestContext, "after">): Promise<RedisProxy | null> {
  const target = new URL(process.env.TEST_REDIS_URL ?? "redis://127.0.0.1:6379");
  const port = Number(target.port || 6379);
  if (!(await answers(target.hostname, port))) return null;
  const sockets = new Set<Socket>();
  let is_frozen = false;
  const server = createServer((near) => {
    const far = connect(port, target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("error", () => {});
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
      from.on("data", (chunk) => {
        if (!is_frozen) to.write(chunk);
      });
    }
  });
  const own_port = await listen(server, 0);
  const end = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  t.after(end);
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String(own_port);
  return {
    url: url.href,
    cut: end,
    freeze: () => {
      is_frozen = true;
    },
    restore: async () => {
      is_frozen = false;
      if (!server.listening) await listen(server, own_port);
    },
  };
}

/** Waits until `is_true` is; at most ten seconds unless told. */
export async function until(
  is_true: () => boolean | Promise<boolean>,
  limit_ms: number = WAIT_MS,
): Promise<void> {
  const elapsed = stopwatch();
  while (!(await is_true())) {
    if (elapsed() > limit_ms) throw new Error(`It did not happen within ${limit_ms} ms`);
    await pause(STEP_MS);
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve) => {
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const end = (is_there: boolean) => {
      socket.destroy();
      resolve(is_there);
    };
    socket.on("error", () => end(false));
    socket.on("timeout", () => end(false));
    socket.on("data", () => end(true));
    socket.on("connect", () => socket.write("PING\r\n"));
  });
}
