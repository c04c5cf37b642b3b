import pg from 'pg';
import { StoreUnavailable } from '../store-unavailable.ts';
import { within } from '../within.ts';

const connectWithin = 2000;
const tryAgainAfter = 250;
// A connection that died without a word (a cable, a firewall) is found by asking.
const askEvery = 2000;
const answerWithin = 3000;
const probeWithin = 1000;
const tooManyConnections = '53300';

type Heard = { onNotify(payload: string): void; onGap(): void };

/** The one connection that hears notices. It is made anew whenever it ends, and so knows best whether the database answers. */
export class PostgresListener {
  available = true;
  #config: pg.ClientConfig;
  #onChange: (available: boolean, reason?: unknown) => void;
  #client: pg.Client | null = null;
  #channels = new Map<string, Set<Heard>>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  // One question at a time on this connection.
  #turn: Promise<unknown> = Promise.resolve();

  constructor(config: pg.ClientConfig, onChange: (available: boolean, reason?: unknown) => void) {
    this.#config = { ...config, keepAlive: true, connectionTimeoutMillis: connectWithin };
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
      this.#turn = Promise.resolve();
      for (const channel of this.#channels.keys())
        await within(connectWithin, this.#run(client, openEventStream(channel)));
    } catch (error) {
      discard(client);
      throw error;
    }
    if (this.#closed) return discard(client);
    this.#client = client;
    this.#ask(client);
  }

  /** From here on, also when there is no connection at this moment: the next one begins with it. */
  async listen(channel: string, onNotify: (payload: string) => void, onGap: () => void): Promise<() => void> {
    const heard: Heard = { onNotify, onGap };
    const known = this.#channels.get(channel);
    const all = known ?? new Set();
    // Channels are few, and one that nobody hears costs nothing: it is listened to for good.
    this.#channels.set(channel, all.add(heard));
    const client = this.#client;
    if (!known && client)
      await within(answerWithin, this.#run(client, openEventStream(channel))).catch((error: unknown) =>
        this.#lost(client, error),
      );
    return () => void all.delete(heard);
  }

  async probe(): Promise<boolean> {
    if (!this.#client || !this.available) return false;
    return within(probeWithin, this.#run(this.#client, 'select 1')).then(
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

  #run(client: pg.Client, statement: string): Promise<unknown> {
    this.#turn = this.#turn.catch(() => {}).then(() => client.query(statement));
    return this.#turn;
  }

  #ask(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      within(answerWithin, this.#run(client, 'select 1')).then(
        () => this.#client === client && this.#ask(client),
        (error: unknown) => this.#lost(client, error),
      );
    }, askEvery);
    this.#timer.unref();
  }

  #lost(client: pg.Client, reason?: unknown): void {
    if (this.#client !== client) return;
    this.#client = null;
    clearTimeout(this.#timer);
    discard(client);
    // Silence is the database's; a connection that was closed may be this one alone.
    if (reason instanceof StoreUnavailable) this.#tell(false, reason);
    if (!this.#closed) void this.#connectAgain();
  }

  async #connectAgain(): Promise<void> {
    try {
      await this.connect();
    } catch (error) {
      // With no place for one more connection, those that are open still answer.
      if (!(error instanceof pg.DatabaseError && error.code === tooManyConnections)) this.#tell(false, error);
      if (this.#closed) return;
      this.#timer = setTimeout(() => void this.#connectAgain(), tryAgainAfter);
      this.#timer.unref();
      return;
    }
    if (this.#closed) return;
    this.#tell(true);
    for (const all of this.#channels.values()) for (const { onGap } of all) onGap();
  }

  #tell(available: boolean, reason?: unknown): void {
    if (this.available === available || this.#closed) return;
    this.available = available;
    this.#onChange(available, reason);
  }
}

const openEventStream = (channel: string): string => `listen ${pg.escapeIdentifier(channel)}`;

function discard(client: pg.Client): void {
  client.end().catch(() => {});
}
