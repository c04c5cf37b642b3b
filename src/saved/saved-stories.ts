import { useSyncExternalStore } from 'react';
import { serverTime } from '../runtime/clock.ts';
import type { Story } from '#contract/story.ts';

/** A story that the reader has saved, with its card as of then. `savedAt`: ISO 8601. */
export type Saved = { story: Story; savedAt: string };

const key = 'sharit-saved';
const changed = 'sharit-saved-changed';
/** At most this many: localStorage is small. */
const most = 100;

const none: readonly Saved[] = [];
let current: readonly Saved[] | undefined;

function read(): readonly Saved[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored)
      ? (stored as Saved[]).filter((entry) => entry?.story?.id && entry.story.headline)
      : none;
  } catch {
    // Storage is blocked or damaged: what is in memory counts.
    return current ?? none;
  }
}

/** Returns whether it was stored; otherwise it holds for this page only. */
function write(next: readonly Saved[]): boolean {
  current = next;
  let stored = true;
  try {
    localStorage.setItem(key, JSON.stringify(next));
  } catch {
    stored = false;
  }
  dispatchEvent(new Event(changed));
  return stored;
}

export function savedStories(): readonly Saved[] {
  return (current ??= read());
}

/** False when it could not be stored: it is then saved for as long as this page is open. */
export function saveStory(story: Story): boolean {
  // Read again: a page from the back-forward cache has missed what other tabs saved.
  const others = read().filter((entry) => entry.story.id !== story.id);
  return write([{ story, savedAt: new Date(serverTime()).toISOString() }, ...others].slice(0, most));
}

export function removeSaved(id: string): void {
  const saved = read();
  const others = saved.filter(({ story }) => story.id !== id);
  if (others.length < saved.length) write(others);
}

export function eraseSaved(): void {
  write([]);
}

/** For a story whose id has changed: it keeps its place in the list, and is in it once. */
export function replaceSaved(id: string, story: Story): void {
  const others = read().filter((entry) => entry.story.id !== story.id);
  write(others.map((entry) => (entry.story.id === id ? { ...entry, story } : entry)));
}

function subscribe(listener: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key !== null && event.key !== key) return;
    current = read();
    listener();
  };
  addEventListener('storage', onStorage);
  addEventListener(changed, listener);
  return () => {
    removeEventListener('storage', onStorage);
    removeEventListener(changed, listener);
  };
}

/** Empty on the server and during hydration: only this device knows what is saved. */
export function useSavedStories(): readonly Saved[] {
  return useSyncExternalStore(subscribe, savedStories, () => none);
}

/** For tests: clears what is in memory. */
export function resetSaved(): void {
  current = undefined;
}
