import pg from 'pg';
import { toStoreError, unavailable } from './postgres-errors.ts';
import type { DatabaseLoad } from '../store.ts';
import { StoreUnavailable } from '../store-unavailable.ts';

export type PoolLimits = {
  /** Connections of this process; one more listens for notifications. */
  connections: number;
  /** Milliseconds for a query or a whole transaction, including the wait for a connection. */
  deadline: number;
  /** Milliseconds that a statement waits for a lock. */
  lockTimeout: number;
};
export const defaultLimits: PoolLimits = { connections: 10, deadline: 3000, lockTimeout: 2000 };
// About a second of work. Beyond this, requests fail at once instead of waiting longer.
const maxWaiting = 1000;

// In a large archive PostgreSQL would compile a statement for 50 ms, and start two processes for one, that takes a few milliseconds.
const shortStatements = '-c jit=off -c max_parallel_workers_per_gather=0';

type Query = pg.QueryConfig;
type Connection = {
  query(query: Query, values?: unknown[]): Promise<pg.QueryResult>;
  release(): void;
};

/**
 * A pool of connections to PostgreSQL with a deadline for each query. Drizzle recognises a pool by the class name ending in
 * `Pool`; it calls `connect` for a transaction and `query` for a single query.
 */
export class DeadlinePool {
  #config: pg.PoolConfig;
  #deadline: number;
  #available: () => boolean;
  #pool: pg.Pool;
  #waiting = new Set<() => void>();
  #failed = 0;

  constructor(config: pg.PoolConfig, available: () => boolean, { connections, deadline, lockTimeout }: PoolLimits) {
    this.#deadline = deadline;
    this.#config = {
      ...config,
      max: connections,
      keepAlive: true,
      connectionTimeoutMillis: deadline,
      idleTimeoutMillis: 30_000,
      // PostgreSQL stops too, so that it does not go on with work whose result is discarded.
      statement_timeout: deadline,
      lock_timeout: lockTimeout,
      idle_in_transaction_session_timeout: 2 * deadline,
      options: shortStatements,
    };
    this.#available = available;
    this.#pool = this.#open();
  }

  async query(query: Query, values?: unknown[]): Promise<pg.QueryResult> {
    const connection = await this.connect();
    try {
      return await connection.query(query, values);
    } finally {
      connection.release();
    }
  }

  async connect(): Promise<Connection> {
    if (!this.#available()) throw new StoreUnavailable('The database is away.');
    if (this.#waiting.size >= maxWaiting) throw new StoreUnavailable('Too many queries wait for the database.');
    const start = Date.now();
    const countFailure = (): void => void (this.#failed += 1);
    const client = await this.#acquire().catch((error: unknown) => {
      countFailure();
      throw error;
    });
    return leased(client, Math.max(0, start + this.#deadline - Date.now()), countFailure);
  }

  load(): DatabaseLoad {
    const { totalCount, idleCount, waitingCount } = this.#pool;
    const connections = { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
    return { failed: this.#failed, connections };
  }

  /** Replaces all connections by new ones. Requests that wait for a connection fail at once. */
  renew(): void {
    const old = this.#pool;
    this.#pool = this.#open();
    for (const abort of this.#waiting) abort();
    old.end().catch(() => {});
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  /** Rejects when the pool is replaced: a pool that has ended never settles waiting requests. */
  #acquire(): Promise<pg.PoolClient> {
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.#waiting.delete(abort);
        reject(new StoreUnavailable('The database has gone away.'));
      };
      this.#waiting.add(abort);
      this.#pool.connect().then(
        (client) => (this.#waiting.delete(abort) ? resolve(client) : client.release(true)),
        (error: unknown) => this.#waiting.delete(abort) && reject(unavailable(error)),
      );
    });
  }

  #open(): pg.Pool {
    const pool = new pg.Pool(this.#config);
    // An idle connection ended: the pool removes it.
    pool.on('error', () => {});
    // A busy one ended: its query rejects.
    pool.on('connect', (client) => client.on('error', () => {}));
    return pool;
  }
}

/** Lends a connection for one query or transaction; closes it on a timeout or a failure of the connection. */
function leased(client: pg.PoolClient, milliseconds: number, onFailure: () => void): Connection {
  let failed: StoreUnavailable | undefined;
  let released = false;
  const release = (destroy: boolean): void => {
    clearTimeout(timer);
    if (released) return;
    released = true;
    client.release(destroy);
  };
  const timer = setTimeout(() => {
    // Answers that arrived while this process was busy are read first.
    setImmediate(() => {
      if (released) return;
      failed = new StoreUnavailable('The database did not answer in time.');
      release(true);
    });
  }, milliseconds);
  return {
    async query(query, values) {
      if (released) throw failed ?? new StoreUnavailable('The connection to the database is closed.');
      try {
        return await client.query(query, values);
      } catch (error) {
        onFailure();
        const storeError = failed ?? toStoreError(error);
        // After an ordinary error of PostgreSQL the connection can be used again.
        if (!(error instanceof pg.DatabaseError) || error.severity === 'FATAL') release(true);
        throw storeError;
      }
    },
    release: () => release(false),
  };
}
