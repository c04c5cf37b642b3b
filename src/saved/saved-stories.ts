import { useSyncExternalStore } from 'react';
import { serverTime } from '../runtime/clock.ts';
import type { Story } from '#contract/story.ts';

/** A story that the reader keeps for later, as its card was when he saved it. */
export type Saved = { story: Story; savedAt: string };

const key = 'sharit-saved';
const changed = 'sharit-saved-changed';
/** More than anyone reads later; localStorage is small. */
const most = 100;

const none: readonly Saved[] = [];
let current: readonly Saved[] | undefined;

function read(): readonly Saved[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? (kept as Saved[]).filter((entry) => entry?.story?.id && entry.story.headline) : none;
  } catch {
    // Storage is closed, or holds what we did not write: what this page knows holds.
    return current ?? none;
  }
}

/** Whether it is on the device, and not only known to this page. */
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

/** False when the device did not take it: it is then saved for as long as this page is open. */
export function saveStory(story: Story): boolean {
  // Read anew: a page that stood in the back-forward cache does not know what other tabs have saved.
  const others = read().filter((entry) => entry.story.id !== story.id);
  return write([{ story, savedAt: new Date(serverTime()).toISOString() }, ...others].slice(0, most));
}

export function removeSaved(id: string): void {
  const saved = read();
  const others = saved.filter(({ story }) => story.id !== id);
  if (others.length < saved.length) write(others);
}

/** A saved story has a new id: it keeps its place, and is there once. */
export function replaceSaved(id: string, story: Story): void {
  const others = read().filter((entry) => entry.story.id !== story.id);
  write(others.map((entry) => (entry.story.id === id ? { ...entry, story } : entry)));
}

function subscribe(listener: () => void): () => void {
  const elsewhere = (event: StorageEvent) => {
    if (event.key !== null && event.key !== key) return;
    current = read();
    listener();
  };
  addEventListener('storage', elsewhere);
  addEventListener(changed, listener);
  return () => {
    removeEventListener('storage', elsewhere);
    removeEventListener(changed, listener);
  };
}

/** Empty on the server and while hydrating: what is saved is only known on this device. */
export function useSavedStories(): readonly Saved[] {
  return useSyncExternalStore(subscribe, savedStories, () => none);
}

/** For tests: forget what this page knows. */
export function resetSaved(): void {
  current = undefined;
}
