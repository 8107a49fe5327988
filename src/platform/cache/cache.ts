// Values that can be made again, kept for a while, and news that they changed: in memory or through Redis.
import type { Clock } from "#platform/clock";
import { randomToken } from "#platform/id";
import type { RedisClient, RedisLink } from "#platform/redis";
import { createMemory, type Memory } from "./memory.ts";

export { createMemory, type Memory } from "./memory.ts";

declare module "#platform/context" {
  interface Services {
    cache: Cache;
  }
}

/** Hears what was published; null says that messages may have been missed, so forget all you hold. */
export type NewsListener = (message: string | null) => void;

/** Nothing here ever fails because Redis is away: then each process goes on with its own memory. */
export interface Cache {
  /** The value, or null when it is not there or too old. */
  get(key: string): Promise<string | null>;
  set(key: string, value: string, ttl_ms: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Tells every process, this one at once. */
  publish(channel: string, message: string): Promise<void>;
  /** Listens to a channel; returns how to stop that. */
  subscribe(channel: string, listener: NewsListener): () => void;
  /** Answers when the cache works, which it does without Redis, too. */
  ping(): Promise<void>;
}

/** By number, and by characters in all. */
const LIMITS = {
  max_entries: 10_000,
  max_size: 16 * 1024 * 1024,
  sizeOf: (value: string) => value.length,
};
const MAX_LOST_KEYS = 10_000;
const PREFIX = "buybuy:cache:";
const NEWS = "buybuy:news";
const SCAN_COUNT = 1000;

interface News {
  from: string;
  channel: string;
  message: string | null;
}

/** One face over both: memory where there is no Redis, and while it is away. */
export function createCache(clock: Clock, redis: RedisLink | null): Cache {
  const memory = createMemory(clock, LIMITS);
  const board = createBoard();
  return redis ? sharedCache(redis, memory, board) : ownCache(memory, board);
}

type Board = ReturnType<typeof createBoard>;

function ownCache(memory: Memory<string>, board: Board): Cache {
  return {
    get: async (key) => memory.get(key),
    set: async (key, value, ttl_ms) => memory.set(key, value, ttl_ms),
    delete: async (key) => memory.delete(key),
    publish: async (channel, message) => board.tell(channel, message),
    subscribe: board.listen,
    ping: async () => {},
  };
}

function sharedCache(redis: RedisLink, memory: Memory<string>, board: Board): Cache {
  const own = randomToken();
  const lost = { keys: new Set<string>(), channels: new Set<string>() };

  redis.subscribe(
    NEWS,
    (text) => {
      const news = JSON.parse(text) as News;
      if (news.from !== own) board.tell(news.channel, news.message);
    },
    board.tellAllOfGap,
  );
  redis.onReturn(async (client) => {
    await makeGood(client, lost, own);
    memory.clear();
  });

  async function change(key: string, work: (client: RedisClient) => Promise<unknown>): Promise<boolean> {
    if (await redis.ask(work)) return true;
    // Beyond the bound one more says "too many", and all keys go when Redis is back.
    if (lost.keys.size <= MAX_LOST_KEYS) lost.keys.add(key);
    return false;
  }

  return {
    get: async (key) => {
      const answer = await redis.ask((client) => client.get(PREFIX + key));
      return answer ? answer.value : memory.get(key);
    },
    set: async (key, value, ttl_ms) => {
      const is_shared = await change(key, (client) => client.set(PREFIX + key, value, "PX", ttl_ms));
      if (!is_shared) memory.set(key, value, ttl_ms);
    },
    delete: async (key) => {
      memory.delete(key);
      await change(key, (client) => client.del(PREFIX + key));
    },
    publish: async (channel, message) => {
      board.tell(channel, message);
      const news: News = { from: own, channel, message };
      const answer = await redis.ask((client) => client.publish(NEWS, JSON.stringify(news)));
      if (!answer) lost.channels.add(channel);
    },
    subscribe: board.listen,
    ping: async () => {},
  };
}

/**
 * Redis missed what happened while it was away: stale values go, and the other processes are told of the gap.
 */
async function makeGood(
  client: RedisClient,
  lost: { keys: Set<string>; channels: Set<string> },
  from: string,
): Promise<void> {
  const keys =
    lost.keys.size > MAX_LOST_KEYS ? await allKeys(client) : [...lost.keys].map((key) => PREFIX + key);
  for (let start = 0; start < keys.length; start += SCAN_COUNT) {
    await client.unlink(...keys.slice(start, start + SCAN_COUNT));
  }
  for (const channel of lost.channels) {
    const news: News = { from, channel, message: null };
    await client.publish(NEWS, JSON.stringify(news));
  }
  lost.keys.clear();
  lost.channels.clear();
}

async function allKeys(client: RedisClient): Promise<string[]> {
  const keys: string[] = [];
  let cursor = "0";
  do {
    const [next, found] = await client.scan(cursor, "MATCH", `${PREFIX}*`, "COUNT", SCAN_COUNT);
    keys.push(...found);
    cursor = next;
  } while (cursor !== "0");
  return keys;
}

/** Who listens to what in this process. */
function createBoard() {
  const listeners = new Map<string, Set<NewsListener>>();
  return {
    tell: (channel: string, message: string | null) => {
      for (const listener of listeners.get(channel) ?? []) listener(message);
    },
    tellAllOfGap: () => {
      for (const channel of listeners.values()) for (const listener of channel) listener(null);
    },
    listen: (channel: string, listener: NewsListener) => {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(listener));
      return () => {
        known.delete(listener);
      };
    },
  };
}
