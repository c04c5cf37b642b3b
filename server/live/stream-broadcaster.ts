import type { Language } from '#contract/language.ts';
import type { Story } from '#contract/story.ts';
import { canReplayFrom, changesAfter, positionNow, watchChanges } from '../store/publishing/changes.ts';
import type { Change } from '../store/publishing/changes.ts';
import type { Store } from '../store/database/store.ts';
import { eventOf, lastPerStory, line } from './events.ts';
import { OpenStreams } from './open-streams.ts';

type Missed = { bytes: Buffer; lastId: number };
// Who has missed more than this reads everything anew, which is cheaper.
const longestReplay = 200;
// Readers of one restart come from a few positions; anybody may name others without end.
const mostPositions = 50;

/** Hears of changes once per process and tells every open stream of it. */
export class StreamBroadcaster {
  readonly streams = new OpenStreams();
  #store: Store;
  #read: (language: Language, id: string) => Promise<Story | null>;
  #stop: (() => Promise<void>) | undefined;
  /** Changes up to here have been told. */
  #position = 0;
  #telling: Promise<void> = Promise.resolve();
  // After a restart thousands come back with the same last id: they share one answer, until something changes.
  #missed = new Map<string, Promise<Missed>>();

  constructor(store: Store, read: (language: Language, id: string) => Promise<Story | null>) {
    this.#store = store;
    this.#read = read;
  }

  async start(): Promise<void> {
    this.#stop = await watchChanges(this.#store, (change) => {
      this.#missed.clear();
      this.#telling = this.#telling.then(() => this.#tell(change));
    });
    this.#position = Math.max(this.#position, await positionNow(this.#store.db));
  }

  async stop(): Promise<void> {
    this.streams.close();
    await this.#stop?.();
    await this.#telling;
  }

  /** Where a stream begins that asks for nothing missed. */
  get position(): number {
    return this.#position;
  }

  /** Everything after a position as it stands on the line, or a reset when that cannot be told. */
  missedSince(language: Language, position: number): Promise<Missed> {
    const key = `${language} ${position}`;
    let missed = this.#missed.get(key);
    if (!missed) {
      missed = this.#readMissed(language, position);
      for (const oldest of this.#missed.keys()) {
        if (this.#missed.size < mostPositions) break;
        this.#missed.delete(oldest);
      }
      this.#missed.set(key, missed);
      missed.catch(() => this.#missed.get(key) === missed && this.#missed.delete(key));
    }
    return missed;
  }

  async #readMissed(language: Language, position: number): Promise<Missed> {
    const { db } = this.#store;
    const replayable = await canReplayFrom(db, position, new Date());
    const changes = replayable ? await changesAfter(db, language, position, longestReplay + 1) : [];
    if (!replayable || changes.length > longestReplay) {
      const id = await positionNow(db);
      return { bytes: Buffer.from(line({ event: 'reset', id })), lastId: id };
    }
    const events = await Promise.all(lastPerStory(changes).map((change) => this.#event(change)));
    const text = events.map((event) => (event ? line(event) : '')).join('');
    return { bytes: Buffer.from(text), lastId: changes.at(-1)?.seq ?? position };
  }

  async #tell(change: Change): Promise<void> {
    this.#position = change.seq;
    if (!this.streams.listening(change.language)) return;
    // A database that fails here must not make an event vanish: readers are asked to read anew.
    const event = await this.#event(change).catch(() => ({ event: 'reset' as const, id: change.seq }));
    if (event) this.streams.broadcast(change.language, change.seq, Buffer.from(line(event)));
  }

  async #event(change: Change) {
    const gone = change.kind !== 'published' && change.kind !== 'updated';
    return eventOf(change, gone ? null : await this.#read(change.language, change.storyId));
  }
}
