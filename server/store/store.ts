import type { Database } from './database.ts';

/** An open database. One per process. */
export type Store = {
  db: Database;
  kind: 'pglite' | 'postgres';
  /** Hears NOTIFY on a channel (of this and, with PostgreSQL, of every other process); resolves to the way to stop. */
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
};
