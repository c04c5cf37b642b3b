import { serverTime } from '../runtime/clock.ts';
import { stored } from '../runtime/stored.ts';
import type { Story } from '#contract/story.ts';

/** A story that the reader has saved, with its card as of then. `savedAt`: ISO 8601. */
export type Saved = { story: Story; savedAt: string };

/** At most this many: localStorage is small. */
const most = 100;

const saved = stored<readonly Saved[]>('sharit-saved', [], (found) =>
  Array.isArray(found) ? (found as Saved[]).filter((entry) => entry?.story?.id && entry.story.headline) : [],
);

export const savedStories = saved.get;
export const subscribeSaved = saved.subscribe;
/** Empty on the server and during hydration: only this device knows what is saved. */
export const useSavedStories = saved.use;

/** Why it failed: none of the others gives way, and what could not be stored is saved for as long as this page is open. */
export function saveStory(story: Story): 'full' | 'notStored' | null {
  const others = saved.get().filter((entry) => entry.story.id !== story.id);
  if (others.length >= most) return 'full';
  return saved.set([{ story, savedAt: new Date(serverTime()).toISOString() }, ...others]) ? null : 'notStored';
}

export function removeSaved(id: string): void {
  const all = saved.get();
  const others = all.filter(({ story }) => story.id !== id);
  if (others.length < all.length) saved.set(others);
}

export function eraseSaved(): void {
  saved.set([]);
}

/** For a story whose id has changed: it keeps its place in the list, and is in it once. */
export function replaceSaved(id: string, story: Story): void {
  const others = saved.get().filter((entry) => entry.story.id !== story.id);
  saved.set(others.map((entry) => (entry.story.id === id ? { ...entry, story } : entry)));
}
