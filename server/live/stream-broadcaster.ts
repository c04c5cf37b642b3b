import type { Language } from '#contract/language.ts';
import type { Story, StreamEvent } from '#contract/story.ts';
import { canReplayFrom, changesAfter, positionNow, watchChanges } from '../store/publishing/changes.ts';
import type { Change } from '../store/publishing/changes.ts';
import type { Store } from '../store/database/store.ts';
import { formatEvent } from './event-stream.ts';
import { eventOf, lastPerStory } from './events.ts';
import { OpenStreams } from './open-streams.ts';

type Readers = {
  /** The card of a public story. */
  story: (language: Language, id: string) => Promise<Story | null>;
  /** What readers are told of one that the desk has withdrawn. */
  reason: (id: string) => Promise<string | null>;
  /** Ids that the front of a language hides. */
  hidden: (language: Language) => Promise<string[]>;
  /** Ids that its ticker hides. */
  hiddenLines: (language: Language) => Promise<ReadonlySet<string>>;
};
type Missed = { bytes: Buffer; lastId: number };
// Beyond this, a reset that makes the reader load everything again is cheaper.
const longestReplay = 200;
// Readers who reconnect after a restart name few positions, but a client can make up any number of others.
const mostPositions = 50;

/** Listens for changes once per process, and broadcasts them to every open ticker stream. */
export class StreamBroadcaster {
  readonly streams = new OpenStreams();
  #store: Store;
  #read: Readers;
  #onBroadcast: (change: Change) => void;
  #stop: (() => Promise<void>) | undefined;
  /** Changes up to this one have been broadcast. */
  #position = 0;
  #delivering: Promise<void> = Promise.resolve();
  // After a restart thousands reconnect with the same last id: they share one answer until the next change.
  #missed = new Map<string, Promise<Missed>>();

  constructor(store: Store, read: Readers, onBroadcast: (change: Change) => void = () => {}) {
    this.#store = store;
    this.#read = read;
    this.#onBroadcast = onBroadcast;
  }

  async start(): Promise<void> {
    this.#stop = await watchChanges(this.#store, (change) => {
      this.#missed.clear();
      this.#delivering = this.#delivering.then(() => this.#broadcast(change));
    });
    this.#position = Math.max(this.#position, await positionNow(this.#store.db));
  }

  async stop(): Promise<void> {
    this.streams.close();
    await this.#stop?.();
    await this.#delivering;
  }

  /** Id of the last change: where a stream begins that wants no missed events. */
  get position(): number {
    return this.#position;
  }

  /** The events after a position, formatted; a reset where they cannot be replayed. */
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
      return { bytes: Buffer.from(format({ event: 'reset', id })), lastId: id };
    }
    const hiddenLines = changes.length > 0 ? await this.#read.hiddenLines(language) : new Set<string>();
    const events = await Promise.all(lastPerStory(changes).map((change) => this.#event(change, hiddenLines)));
    const text = events.map((event) => (event ? format(event) : '')).join('');
    return { bytes: Buffer.from(text), lastId: changes.at(-1)?.seq ?? position };
  }

  async #broadcast(change: Change): Promise<void> {
    this.#position = change.seq;
    if (!this.streams.hasListeners(change.language)) return;
    // No event may be lost to a failing database: readers are made to load everything again.
    const event = await this.#event(change).catch(() => ({ event: 'reset' as const, id: change.seq }));
    if (!event) return;
    this.streams.broadcast(change.language, change.seq, Buffer.from(format(event)));
    this.#onBroadcast(change);
  }

  async #event(change: Change, known?: ReadonlySet<string>): Promise<StreamEvent | null> {
    const { kind, language, storyId } = change;
    if (kind === 'published' || kind === 'updated' || kind === 'pictured') {
      const [story, hiddenLines] = await Promise.all([
        this.#read.story(language, storyId),
        known ?? this.#read.hiddenLines(language),
      ]);
      return eventOf(change, { story, offTicker: hiddenLines.has(storyId) });
    }
    if (kind === 'front') return eventOf(change, { hidden: await this.#read.hidden(language) });
    return eventOf(change, { detail: kind === 'killed' ? await this.#read.reason(storyId) : null });
  }
}

const format = (event: StreamEvent): string => formatEvent(event.event, event, event.id);
