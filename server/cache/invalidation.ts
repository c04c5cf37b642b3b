import type { Change } from '../store/publishing/changes.ts';

export type StoryChange = Pick<Change, 'kind' | 'storyId' | 'language' | 'group'>;

/** What a cache does when stories change. */
export type Invalidated = {
  onChange(change: StoryChange): void;
  onWithdraw(storyId: string): void;
  invalidateAll(): void;
};

export type Invalidation = ReturnType<typeof createInvalidation>;

/** How many changes are remembered, so that what was produced while one happened is not cached. */
const remembered = 500;

/** The changes that all caches of one app are invalidated by. Every change begins a new generation. */
export function createInvalidation() {
  const caches: Invalidated[] = [];
  const recent: StoryChange[] = [];
  let current = 0;
  return {
    subscribe: (cache: Invalidated): void => void caches.push(cache),
    generation: (): number => current,
    /** What changed since a generation; null when that is not remembered. */
    changesSince(generation: number): StoryChange[] | null {
      const count = current - generation;
      return count > recent.length ? null : recent.slice(recent.length - count);
    },
    change(change: StoryChange): void {
      current += 1;
      recent.push(change);
      if (recent.length > remembered) recent.shift();
      for (const cache of caches) cache.onChange(change);
    },
    /** Nothing that names this story is served any more, though its withdrawal could not be stored yet. */
    withdraw(storyId: string): void {
      for (const cache of caches) cache.onWithdraw(storyId);
    },
    /** It is unknown what has changed: empties every cache, and what is being produced will not be cached. */
    invalidateAll(): void {
      current += remembered + 1;
      recent.length = 0;
      for (const cache of caches) cache.invalidateAll();
    },
  };
}
