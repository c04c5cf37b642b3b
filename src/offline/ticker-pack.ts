import { useSyncExternalStore } from 'react';
import { isLanguage, type Language } from '#contract/language.ts';

/** What was taken along with the ticker of one language. `at`: ISO 8601; `bytes`: of texts and pictures, uncompressed. */
export type Pack = { ids: string[]; at: string; bytes: number };
export type Packs = { packs: Partial<Record<Language, Pack>>; automatic: boolean };

const key = 'sharit-pack';
const changed = 'sharit-pack-changed';
const none: Packs = { packs: {}, automatic: false };
let current: Packs | undefined;

function read(): Packs {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? 'null') as Packs | null;
    const packs = Object.entries(stored?.packs ?? {}).filter(
      ([language, pack]) => isLanguage(language) && Array.isArray(pack?.ids),
    );
    return { packs: Object.fromEntries(packs), automatic: stored?.automatic === true };
  } catch {
    // Blocked or damaged: what is in memory counts.
    return current ?? none;
  }
}

function write(next: Packs): void {
  current = next;
  try {
    localStorage.setItem(key, JSON.stringify(next));
  } catch {
    // As above.
  }
  dispatchEvent(new Event(changed));
}

export const storedPacks = (): Packs => (current ??= read());

export const storePack = (language: Language, pack: Pack): void =>
  write({ ...read(), packs: { ...read().packs, [language]: pack } });

export const takeAutomatically = (automatic: boolean): void => write({ ...read(), automatic });

export const erasePacks = (): void => write(none);

export const isInPack = (id: string): boolean =>
  Object.values(storedPacks().packs).some((pack) => pack.ids.includes(id));

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

export const usePacks = (): Packs => useSyncExternalStore(subscribe, storedPacks, () => none);
