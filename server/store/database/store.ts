import type { Database } from './database.ts';

/** An open database; one per process. */
export type Store = {
  db: Database;
  kind: 'pglite' | 'postgres';
  /**
   * Listens to a channel (NOTIFY of this process, with PostgreSQL of all); resolves to a function that stops listening.
   * `onGap`: the connection was lost and made again, so notifications may have been missed.
   */
  listen(channel: string, onNotify: (payload: string) => void, onGap?: () => void): Promise<() => Promise<void>>;
  /** With the embedded database, to which only this process writes: how often changes may have been committed. */
  notified?(): number;
  /** Last known state, without asking. While false, every query rejects at once. */
  available(): boolean;
  /** Asks the database; resolves within a second and never rejects. */
  probe(): Promise<boolean>;
  /** Called each time the database becomes unavailable (with the reason) or available. */
  onAvailability(listener: (available: boolean, reason?: unknown) => void): void;
  /** Why nothing can be stored although readers are still answered, as one sentence; null if it can. */
  writeProblem?(): string | null;
  /** Called once when this process can never reach the database again. */
  onLost?(listener: (why: string) => void): void;
  /** With the embedded database: runs nothing else until `work` ends, so that its files can be copied. */
  pause?(work: () => Promise<void>): Promise<void>;
  /** For metrics. */
  load?(): DatabaseLoad;
  close(): Promise<void>;
};

export type DatabaseLoad = {
  /** Statements and transactions that failed since the start. */
  failed: number;
  /** Of the pool; null where there is none. */
  connections: { busy: number; idle: number; waiting: number } | null;
};
