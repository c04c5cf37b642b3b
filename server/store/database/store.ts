import type { Database } from './database.ts';

/** An open database. One per process. */
export type Store = {
  db: Database;
  kind: 'pglite' | 'postgres';
  /**
   * Hears NOTIFY on a channel (of this and, with PostgreSQL, of every other process); resolves to the way to stop.
   * `onGap`: notices may have been lost, since the connection had to be made anew.
   */
  listen(channel: string, onNotify: (payload: string) => void, onGap?: () => void): Promise<() => Promise<void>>;
  /** What is known already of whether the database answers; costs nothing. While false, every question fails at once. */
  available(): boolean;
  /** Asks whether it answers: a second at most, and never an error. */
  probe(): Promise<boolean>;
  /** Hears each time that the database goes away (with the reason) and comes back. */
  onAvailability(listener: (available: boolean, reason?: unknown) => void): void;
  /** What keeps it from taking anything in though it still answers readers, as one sentence; null when nothing does. */
  trouble?(): string | null;
  /** Hears, once, that this process will never reach the database again. */
  onLost?(listener: (why: string) => void): void;
  close(): Promise<void>;
};
