// Who waits for an answer of this process at this moment: work in the background stands aside for them.
import { stopwatch } from "#platform/clock";

declare module "#platform/context" {
  interface Services {
    traffic: Traffic;
  }
}

/** Those who only read, or everybody. */
export type Waiters = "readers" | "all";

export interface Traffic {
  /** This process answers requests from now on. */
  open(): void;
  /** A request has come; call what it gives when the answer is sent. */
  came(is_read: boolean): () => void;
  /**
   * Lets everybody else have a turn, and resolves once none of these wait for an answer, at the latest
   * after `limit_ms`.
   */
  gap(whom: Waiters, limit_ms: number): Promise<void>;
  /** Has nobody asked for anything for so long? Never where others may serve without our knowing. */
  isIdle(duration_ms: number): boolean;
}

/** The requests of one process. */
export function createTraffic(): Traffic {
  const count = { readers: 0, all: 0 };
  const standing = new Set<() => void>();
  let sinceLast: (() => number) | null = null;

  return {
    open: () => {
      sinceLast ??= stopwatch();
    },
    came: (is_read) => {
      sinceLast = stopwatch();
      count.all += 1;
      if (is_read) count.readers += 1;
      return () => {
        sinceLast = stopwatch();
        count.all -= 1;
        if (is_read) count.readers -= 1;
        for (const look of standing) look();
      };
    },
    gap: async (whom, limit_ms) => {
      await new Promise((resolve) => setImmediate(resolve));
      if (count[whom] === 0 || limit_ms <= 0) return;
      await new Promise<void>((resolve) => {
        const go = () => {
          clearTimeout(timer);
          standing.delete(look);
          resolve();
        };
        const look = () => void (count[whom] === 0 && go());
        const timer = setTimeout(go, limit_ms);
        standing.add(look);
      });
    },
    isIdle: (duration_ms) => count.all === 0 && sinceLast !== null && sinceLast() >= duration_ms,
  };
}
