// What every verb is handed: the database, who is asking, the time, and how to tell others what happened.
import type { Clock } from "#platform/clock";
import type { Config } from "#platform/config";
import type { Database, DatabaseHandle } from "#platform/database";
import type { Log } from "#platform/log";

/**
 * Who is asking. Modules add what they know of people by declaration merging; the platform only knows these
 * kinds. `system` is the program itself: jobs, seeds and the command line.
 */
export interface Actor {
  kind: "anonymous" | "user" | "system";
}

/**
 * News that modules tell each other: name → payload (ids only, never secrets). Each module adds its own by
 * declaration merging; `src/reactions.ts` says who listens.
 */
// biome-ignore lint/suspicious/noEmptyInterface: modules fill it by declaration merging
export interface Events {}

/** Services that outlive a request. Platform folders and modules add theirs by declaration merging. */
export interface Services {
  config: Config;
  clock: Clock;
  log: Log;
  database: DatabaseHandle;
  /**
   * Tells the reactions table what happened; set by the composition root. Runs inside the caller's
   * transaction.
   */
  publish(context: TransactionContext, event: string, payload: unknown): Promise<void>;
  /** Ends it all: connections, workers, timers. */
  close(): Promise<void>;
}

/** Handed to every verb as its first argument. */
export interface Context {
  readonly services: Services;
  /** Reads outside a transaction (a write here is refused by the database); everything inside one. */
  readonly db: Database;
  readonly actor: Actor;
  readonly request_id: string | null;
  /** From where they ask, as far as the request tells; null for what the program does by itself. */
  readonly address: string | null;
  /** Set inside a transaction. */
  readonly transaction: TransactionState | null;
}

/** A context whose `db` is an open transaction; verbs that must not run outside one ask for this type. */
export interface TransactionContext extends Context {
  readonly transaction: TransactionState;
}

/** What an open transaction remembers until it ends. */
export interface TransactionState {
  /** Run after the commit; a throw is logged, for the commit stands. */
  readonly after_commit: (() => void)[];
}

/** A context for a new piece of work: one per request, job or command. */
export function createContext(
  services: Services,
  actor: Actor,
  request_id: string | null = null,
  address: string | null = null,
): Context {
  return { services, db: services.database.reader, actor, request_id, address, transaction: null };
}

/** The same work as somebody else, for example the program finishing what a buyer began. */
export function withActor<C extends Context>(context: C, actor: Actor): C {
  return { ...context, actor };
}

/** The present moment in epoch milliseconds, by the context's clock. */
export function now(context: Context): number {
  return context.services.clock.now();
}

/** Tells everybody who listens (see `src/reactions.ts`); part of the caller's transaction. */
export function emit<E extends keyof Events>(context: Context, event: E, payload: Events[E]): Promise<void> {
  if (!context.transaction) throw new Error(`Event ${String(event)} outside a transaction`);
  return context.services.publish(context as TransactionContext, event as string, payload);
}

/** The actor for what the program does by itself. */
export const SYSTEM_ACTOR: Actor = { kind: "system" };
