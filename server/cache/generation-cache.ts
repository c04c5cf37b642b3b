import type { Language } from '#contract/language.ts';
import type { Invalidation, StoryChange } from './invalidation.ts';

/** What decides whether a change affects a cached answer or page. */
export type CacheEntry = {
  language: Language;
  /** New stories appear on it (front, section, ticker); an article only changes with the stories it names. */
  list: boolean;
  /** Translation group of an article: a new translation invalidates it. */
  group: string | null;
  /** Ids of every story that it names, ticker lines and links included. */
  storyIds: ReadonlySet<string>;
  /** In milliseconds since 1970. */
  madeAt: number;
};

/**
 * Whether a change makes an entry outdated. A new story affects the lists of its language and its own translations, but no
 * other article: the ticker's stream fills that gap. Every other change affects whatever names the story.
 */
export function isAffectedBy(entry: Omit<CacheEntry, 'madeAt'>, change: StoryChange): boolean {
  if (entry.storyIds.has(change.storyId)) return true;
  if (change.group !== null && entry.group === change.group) return true;
  return entry.list && entry.language === change.language;
}

/** A story that is new here and appears on the list, or has pictures now: without them the list lacks something, but says nothing wrong. */
const isMissingFrom = ({ list, storyIds }: Omit<CacheEntry, 'madeAt'>, { kind, storyId }: StoryChange): boolean =>
  kind === 'pictured' ? list : (kind === 'published' || kind === 'backfilled') && !storyIds.has(storyId);

/** How long a list may lack an older story that has moved in, or its pictures, in milliseconds: a whole archive comes in without each list being made again for each story. */
const lackingFor = { backfilled: 10_000, pictured: 2000 };
/** The age at which an entry is made again, in milliseconds: what it shows of related stories may be as old as this. */
const maxAge = 60_000;
/** The same while it is being made again: whoever asks first does not wait for it. */
const maxDueAge = 120_000;
/** The same while the database is away: old news rather than none. */
const maxStaleAge = 3_600_000;

/** Entries in memory until a change affects them, a minute at most; the oldest go first when there is no room. */
export function createGenerationCache<Entry extends CacheEntry>({
  invalidation,
  now,
  maxBytes,
  weight,
  inherit = () => {},
}: {
  invalidation: Invalidation;
  now: () => number;
  maxBytes: number;
  /** In bytes. */
  weight: (entry: Entry) => number;
  /** Lets an entry take over work from the one it replaces, where the two are the same. */
  inherit?: (old: Entry, fresh: Entry) => void;
}) {
  const entries = new Map<string, Entry>();
  // Lists that lack a new story: not served any more.
  const outdated = new WeakSet<Entry>();
  // Lists that lack an older one or its pictures, and from when on they are due, in milliseconds since 1970.
  const lacking = new WeakMap<Entry, number>();
  let bytes = 0;

  const youngerThan = (age: number, key: string): Entry | undefined => {
    const entry = entries.get(key);
    // Negative when the clock was set back: the age is then unknown.
    const actual = entry ? now() - entry.madeAt : -1;
    return actual >= 0 && actual <= age ? entry : undefined;
  };
  const remove = (key: string, entry: Entry): void => {
    if (entries.delete(key)) bytes -= weight(entry);
  };
  const outdate = (entry: Entry, { kind }: StoryChange): void => {
    if (kind !== 'backfilled' && kind !== 'pictured') return void outdated.add(entry);
    const from = now() + lackingFor[kind];
    lacking.set(entry, Math.min(lacking.get(entry) ?? from, from));
  };
  const clear = (): void => {
    entries.clear();
    bytes = 0;
  };
  invalidation.subscribe({
    onChange(change) {
      for (const [key, entry] of entries) {
        if (!isAffectedBy(entry, change)) continue;
        if (isMissingFrom(entry, change)) outdate(entry, change);
        else remove(key, entry);
      }
    },
    onWithdraw(storyId) {
      for (const [key, entry] of entries) if (entry.storyIds.has(storyId)) remove(key, entry);
    },
    invalidateAll: clear,
  });

  return {
    // An entry too old to be served stays: the next one may inherit from it, and it is served while the database is away.
    get(key: string): Entry | undefined {
      const entry = youngerThan(maxAge, key);
      return entry && !outdated.has(entry) && now() < (lacking.get(entry) ?? Infinity) ? entry : undefined;
    },
    /** One that may be served while it is made again: it is getting old, but nothing that it says is known to be wrong. */
    getDue(key: string): Entry | undefined {
      const entry = youngerThan(maxDueAge, key);
      return entry && !outdated.has(entry) ? entry : undefined;
    },
    /** For while the database is away. Never an entry that names a story known to be changed or withdrawn. */
    getStale: (key: string): Entry | undefined => youngerThan(maxStaleAge, key),
    /** `generation` is the one in which making the entry began; an entry that a later change affects is not cached. */
    set(key: string, entry: Entry, generation: number): boolean {
      const changes = invalidation.changesSince(generation)?.filter((change) => isAffectedBy(entry, change));
      const isMovingIn = (change: StoryChange) => change.kind in lackingFor && isMissingFrom(entry, change);
      if (!changes?.every(isMovingIn)) return false;
      for (const change of changes) outdate(entry, change);
      const old = entries.get(key);
      if (old) {
        remove(key, old);
        inherit(old, entry);
      }
      entries.set(key, entry);
      bytes += weight(entry);
      for (const [oldest, each] of entries) {
        if (bytes <= maxBytes) break;
        remove(oldest, each);
      }
      return true;
    },
    clear,
    get bytes(): number {
      return bytes;
    },
  };
}
