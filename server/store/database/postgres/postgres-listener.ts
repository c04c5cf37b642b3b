import pg from 'pg';
import { StoreUnavailable } from '../store-unavailable.ts';
import { within } from '../within.ts';

const connectTimeout = 2000;
const retryDelay = 250;
// Finds a connection that died silently (a cable, a firewall).
const checkInterval = 2000;
const queryTimeout = 3000;
const probeTimeout = 1000;
const tooManyConnections = '53300';

type Listener = { onNotify(payload: string): void; onGap(): void };

/** The one connection for LISTEN. It reconnects whenever it ends, so its state tells whether the database answers. */
export class PostgresListener {
  available = true;
  /** By the last check: a standby, or a primary that was made read-only. */
  readOnly = false;
  #config: pg.ClientConfig;
  #onChange: (available: boolean, reason?: unknown) => void;
  #client: pg.Client | null = null;
  #channels = new Map<string, Set<Listener>>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  // This connection runs one query at a time.
  #lastQuery: Promise<unknown> = Promise.resolve();

  constructor(config: pg.ClientConfig, onChange: (available: boolean, reason?: unknown) => void) {
    this.#config = { ...config, keepAlive: true, connectionTimeoutMillis: connectTimeout };
    this.#onChange = onChange;
  }

  async connect(): Promise<void> {
    const client = new pg.Client(this.#config);
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ channel, payload = '' }) => {
      for (const { onNotify } of this.#channels.get(channel) ?? []) onNotify(payload);
    });
    try {
      await client.connect();
      this.#lastQuery = Promise.resolve();
      for (const channel of this.#channels.keys())
        await within(connectTimeout, this.#run(client, listenStatement(channel)));
    } catch (error) {
      discard(client);
      throw error;
    }
    if (this.#closed) return discard(client);
    this.#client = client;
    this.#scheduleCheck(client);
  }

  /** Works without a connection too: each new one listens to all channels. */
  async listen(channel: string, onNotify: (payload: string) => void, onGap: () => void): Promise<() => void> {
    const listener: Listener = { onNotify, onGap };
    const existing = this.#channels.get(channel);
    const all = existing ?? new Set();
    // Never unlistened: channels are few.
    this.#channels.set(channel, all.add(listener));
    const client = this.#client;
    if (!existing && client)
      await within(queryTimeout, this.#run(client, listenStatement(channel))).catch((error: unknown) =>
        this.#lost(client, error),
      );
    return () => void all.delete(listener);
  }

  async probe(): Promise<boolean> {
    if (!this.#client || !this.available) return false;
    return within(probeTimeout, this.#check(this.#client)).then(
      () => true,
      () => false,
    );
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    if (this.#client) discard(this.#client);
    this.#client = null;
  }

  async #check(client: pg.Client): Promise<void> {
    const { rows } = await this.#run(client, 'show transaction_read_only');
    this.readOnly = (rows as { transaction_read_only: string }[])[0]?.transaction_read_only === 'on';
  }

  #run(client: pg.Client, statement: string): Promise<pg.QueryResult> {
    const run = this.#lastQuery.catch(() => {}).then(() => client.query(statement));
    this.#lastQuery = run;
    return run;
  }

  #scheduleCheck(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      within(queryTimeout, this.#check(client)).then(
        () => this.#client === client && this.#scheduleCheck(client),
        (error: unknown) => this.#lost(client, error),
      );
    }, checkInterval);
    this.#timer.unref();
  }

  #lost(client: pg.Client, reason?: unknown): void {
    if (this.#client !== client) return;
    this.#client = null;
    clearTimeout(this.#timer);
    discard(client);
    // A timeout means the database is down; a closed connection may be this one alone.
    if (reason instanceof StoreUnavailable) this.#setAvailable(false, reason);
    if (!this.#closed) void this.#reconnect();
  }

  async #reconnect(): Promise<void> {
    try {
      await this.connect();
    } catch (error) {
      // Too many connections: those of the pool still answer.
      if (!(error instanceof pg.DatabaseError && error.code === tooManyConnections)) this.#setAvailable(false, error);
      if (this.#closed) return;
      this.#timer = setTimeout(() => void this.#reconnect(), retryDelay);
      this.#timer.unref();
      return;
    }
    if (this.#closed) return;
    this.#setAvailable(true);
    for (const all of this.#channels.values()) for (const { onGap } of all) onGap();
  }

  #setAvailable(available: boolean, reason?: unknown): void {
    if (this.available === available || this.#closed) return;
    this.available = available;
    this.#onChange(available, reason);
  }
}

const listenStatement = (channel: string): string => `listen ${pg.escapeIdentifier(channel)}`;

function discard(client: pg.Client): void {
  client.end().catch(() => {});
}
