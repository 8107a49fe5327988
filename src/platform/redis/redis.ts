// The way to Redis: bounded in time, never in the way. What it holds can be rebuilt, so its loss is no error.
import { createRequire } from "node:module";
import type { Redis } from "ioredis";
import { pause, SECOND_MS, stopwatch } from "#platform/clock";
import type { Config } from "#platform/config";
import type { Log } from "#platform/log";

declare module "#platform/context" {
  interface Services {
    /** Null where `REDIS_URL` is not set. */
    redis: RedisLink | null;
  }
}

export type RedisClient = Redis;

export interface RedisLink {
  /** Can Redis be asked at this moment? */
  isUp(): boolean;
  /**
   * Asks Redis and wraps its answer; null when Redis is away or does not answer in time. Never throws:
   * whoever asks has another way.
   */
  ask<T>(work: (client: RedisClient) => Promise<T>): Promise<{ value: T } | null>;
  /** Hands `listener` every message of the channel, and calls `onGap` when messages may have been missed. */
  subscribe(channel: string, listener: (message: string) => void, onGap: () => void): void;
  /** Calls `listener` whenever Redis came back, before it is asked again. */
  onReturn(listener: (client: RedisClient) => Promise<unknown>): void;
  close(): void;
}

const COMMAND_TIMEOUT_MS = 250;
const CONNECT_TIMEOUT_MS = 2 * SECOND_MS;
const LONGEST_RECONNECT_MS = 2 * SECOND_MS;
/** After a failure Redis is left alone for this long, so that a slow one does not slow every request. */
const REST_MS = SECOND_MS;

/**
 * Connects where `REDIS_URL` is set. Waits at most two seconds: the program also starts without Redis, and
 * says so.
 */
export async function openRedis(config: Pick<Config, "redis_url">, log: Log): Promise<RedisLink | null> {
  if (config.redis_url === null) return null;
  const link = connect(config.redis_url, log);
  if (!(await link.arrived)) {
    const { host } = new URL(config.redis_url);
    log.error({ host }, "REDIS_URL is set but Redis does not answer; going on without it");
  }
  return link;
}

function connect(url: string, log: Log): RedisLink & { arrived: Promise<boolean> } {
  const elapsed = stopwatch();
  const returns: ((client: RedisClient) => Promise<unknown>)[] = [];
  let rests_until = 0;
  let is_up = false;
  let is_closed = false;
  const arrival = Promise.withResolvers<boolean>();
  const client = newClient(url);
  const subscriber = newClient(url);

  client.on("error", (error) => log.debug({ err: error }, "Redis"));
  client.on("ready", async () => {
    // What was said while Redis was away is made good before anybody asks it again.
    const is_made_good = await Promise.all(returns.map((listener) => listener(client))).then(
      () => true,
      () => false,
    );
    if (is_closed) return;
    if (!is_made_good) return client.disconnect(true);
    is_up = true;
    rests_until = 0;
    arrival.resolve(true);
    log.info({}, "Redis is there");
  });
  client.on("close", () => {
    if (is_up && !is_closed) log.error({}, "Redis is gone; limits and cache go on without it");
    is_up = false;
  });
  subscriber.on("error", () => {});

  return {
    arrived: Promise.race([arrival.promise, pause(CONNECT_TIMEOUT_MS).then(() => false)]),
    isUp: () => is_up,
    ask: async (work) => {
      if (!is_up || elapsed() < rests_until) return null;
      try {
        return { value: await work(client) };
      } catch (error) {
        rests_until = elapsed() + REST_MS;
        log.warn({ err: error }, "Redis failed; going on without it");
        return null;
      }
    },
    subscribe: (channel, listener, onGap) => {
      subscriber.on("message", (from, message) => {
        if (from === channel) listener(message);
      });
      // Only once the subscription stands is it certain that nothing more is missed.
      const begin = () =>
        subscriber.subscribe(channel).then(onGap, () => is_closed || subscriber.disconnect(true));
      if (subscriber.status === "ready") void begin();
      subscriber.on("ready", begin);
    },
    onReturn: (listener) => {
      returns.push(listener);
    },
    close: () => {
      is_closed = true;
      client.disconnect();
      subscriber.disconnect();
    },
  };
}

/** The library is loaded only where there is a Redis. */
function newClient(url: string): Redis {
  const ioredis = createRequire(import.meta.url)("ioredis") as typeof import("ioredis");
  return new ioredis.Redis(url, {
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    socketTimeout: LONGEST_RECONNECT_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    retryStrategy: (attempt) => Math.min(LONGEST_RECONNECT_MS, 50 * 2 ** Math.min(attempt, 6)),
  });
}
