import type { Language } from '#contract/language.ts';
import type { Change } from '../store/publishing/changes.ts';

/** What of something kept decides whether a change touches it. */
export type Touchable = {
  language: Language;
  /** New stories appear on it (front, section, ticker); an article only changes with the stories it names. */
  list: boolean;
  /** Translation group of the article, so that its first translation drops it. */
  group: string | null;
  /** Ids of every story that it names, ticker lines and links included. */
  names: ReadonlySet<string>;
  madeAt: number;
};

export type StoryChange = Pick<Change, 'kind' | 'storyId' | 'language' | 'group'>;

/**
 * Whether it says something else after this change. A new story touches the lists of its language and its own
 * translations, no other article: the ticker's stream fills that gap. Everything else touches all that names it.
 */
export function isAffectedBy(kept: Omit<Touchable, 'madeAt'>, change: StoryChange): boolean {
  if (kept.names.has(change.storyId)) return true;
  if (change.group !== null && kept.group === change.group) return true;
  return kept.list && kept.language === change.language;
}

/** How long anything is kept at most: what it shows of related stories may be as old as this. */
const maxAge = 60_000;
/** The same while the database is away: old news rather than none. */
const maxStaleAge = 3_600_000;
/** Changes remembered, so that what was being made while one happened is not kept. */
const remembered = 500;

export type Keep<Kept> = ReturnType<typeof createGenerationCache<Kept & Touchable>>;

/** Things in memory until a change touches them, a minute at most, oldest made out first. */
export function createGenerationCache<Kept extends Touchable>({
  now,
  maxBytes,
  weight,
  inherit = () => {},
}: {
  now: () => number;
  maxBytes: number;
  weight: (kept: Kept) => number;
  /** What is made anew in the place of another may take over its work, where the two are the same. */
  inherit?: (old: Kept, fresh: Kept) => void;
}) {
  const all = new Map<string, Kept>();
  const recent: StoryChange[] = [];
  // Of lists that lack a new story: stale, but nothing in them is wrong.
  const outdated = new WeakSet<Kept>();
  let counted = 0;
  let bytes = 0;

  const youngerThan = (age: number, key: string): Kept | undefined => {
    const kept = all.get(key);
    // A clock that was set back says nothing about ages.
    const since = kept ? now() - kept.madeAt : -1;
    return since >= 0 && since <= age ? kept : undefined;
  };
  const drop = (key: string, kept: Kept): void => {
    if (all.delete(key)) bytes -= weight(kept);
  };
  const clear = (): void => {
    all.clear();
    bytes = 0;
  };

  return {
    // Too old to be served, it stays for what may be inherited, and for as long as there is nothing newer.
    get(key: string): Kept | undefined {
      const kept = youngerThan(maxAge, key);
      return kept && !outdated.has(kept) ? kept : undefined;
    },
    /** For a time without a database: never what names a story that is known to have been changed or withdrawn. */
    getStale: (key: string): Kept | undefined => youngerThan(maxStaleAge, key),
    /** Taken before making begins; `keep` refuses what something since then touched. */
    mark: (): number => counted,
    keep(key: string, kept: Kept, mark: number): boolean {
      const since = counted - mark;
      if (since > recent.length || recent.slice(recent.length - since).some((change) => isAffectedBy(kept, change)))
        return false;
      const old = all.get(key);
      if (old) {
        drop(key, old);
        inherit(old, kept);
      }
      all.set(key, kept);
      bytes += weight(kept);
      for (const [oldest, each] of all) {
        if (bytes <= maxBytes) break;
        drop(oldest, each);
      }
      return true;
    },
    changed(change: StoryChange): void {
      counted += 1;
      recent.push(change);
      if (recent.length > remembered) recent.shift();
      for (const [key, kept] of all) {
        if (!isAffectedBy(kept, change)) continue;
        if (change.kind === 'published' && !kept.names.has(change.storyId)) outdated.add(kept);
        else drop(key, kept);
      }
    },
    withdraw(storyId: string): void {
      for (const [key, kept] of all) if (kept.names.has(storyId)) drop(key, kept);
    },
    /** Nothing is known any more of what has changed: what is kept goes, and what is being made will not be kept. */
    forget(): void {
      counted += remembered + 1;
      recent.length = 0;
      clear();
    },
    clear,
    get size(): number {
      return all.size;
    },
    get bytes(): number {
      return bytes;
    },
  };
}
