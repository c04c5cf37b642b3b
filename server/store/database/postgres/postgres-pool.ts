import pg from 'pg';
import { toStoreError } from './postgres-errors.ts';
import { StoreUnavailable } from '../store-unavailable.ts';

/** Milliseconds for a question or a whole transaction, waiting for a connection included. */
const deadline = 3000;
const connections = 10;
// About a second of work: whoever would wait longer is told so at once.
const mostWaiting = 1000;

type Question = pg.QueryConfig;
type Connection = {
  query(question: Question, values?: unknown[]): Promise<pg.QueryResult>;
  release(): void;
};

/**
 * Connections to PostgreSQL, each question with a deadline. Drizzle knows a pool by its name: `connect` begins a transaction,
 * `query` asks a question by itself.
 */
export class DeadlinePool {
  #config: pg.PoolConfig;
  #available: () => boolean;
  #pool: pg.Pool;
  #waiting = new Set<() => void>();

  constructor(config: pg.PoolConfig, available: () => boolean) {
    this.#config = {
      ...config,
      max: connections,
      keepAlive: true,
      connectionTimeoutMillis: deadline,
      idleTimeoutMillis: 30_000,
      // The server gives up as well, so that nothing goes on there that nobody waits for.
      statement_timeout: deadline,
      idle_in_transaction_session_timeout: 2 * deadline,
    };
    this.#available = available;
    this.#pool = this.#open();
  }

  async query(question: Question, values?: unknown[]): Promise<pg.QueryResult> {
    const connection = await this.connect();
    try {
      return await connection.query(question, values);
    } finally {
      connection.release();
    }
  }

  async connect(): Promise<Connection> {
    if (!this.#available()) throw new StoreUnavailable('The database is away.');
    if (this.#waiting.size >= mostWaiting) throw new StoreUnavailable('Too many questions wait for the database.');
    const begun = Date.now();
    const client = await this.#place();
    return leased(client, Math.max(0, begun + deadline - Date.now()));
  }

  /** Leaves every connection behind: whoever waits for one is told so, and the next questions are asked over new ones. */
  renew(): void {
    const old = this.#pool;
    this.#pool = this.#open();
    for (const giveUp of this.#waiting) giveUp();
    old.end().catch(() => {});
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  /** A connection, unless the database goes away first: a pool that ends forgets those who wait. */
  #place(): Promise<pg.PoolClient> {
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.#waiting.delete(giveUp);
        reject(new StoreUnavailable('The database has gone away.'));
      };
      this.#waiting.add(giveUp);
      this.#pool.connect().then(
        (client) => (this.#waiting.delete(giveUp) ? resolve(client) : client.release(true)),
        (error: unknown) => this.#waiting.delete(giveUp) && reject(toStoreError(error)),
      );
    });
  }

  #open(): pg.Pool {
    const pool = new pg.Pool(this.#config);
    // Of a connection that ends while nobody asks anything: the pool forgets it by itself.
    pool.on('error', () => {});
    // And while somebody does: the question fails, and that is told to whoever asked it.
    pool.on('connect', (client) => client.on('error', () => {}));
    return pool;
  }
}

/** A connection for one question or transaction; it is closed when that takes too long or the connection fails. */
function leased(client: pg.PoolClient, milliseconds: number): Connection {
  let failed: StoreUnavailable | undefined;
  let released = false;
  const release = (destroy: boolean): void => {
    clearTimeout(timer);
    if (released) return;
    released = true;
    client.release(destroy);
  };
  const timer = setTimeout(() => {
    // What arrived while this process was busy is read first.
    setImmediate(() => {
      if (released) return;
      failed = new StoreUnavailable('The database did not answer in time.');
      release(true);
    });
  }, milliseconds);
  return {
    async query(question, values) {
      if (released) throw failed ?? new StoreUnavailable('The connection to the database is closed.');
      try {
        return await client.query(question, values);
      } catch (error) {
        const trouble = failed ?? toStoreError(error);
        // What PostgreSQL itself has refused leaves the connection whole.
        if (!(error instanceof pg.DatabaseError) || error.severity === 'FATAL') release(true);
        throw trouble;
      }
    },
    release: () => release(false),
  };
}
