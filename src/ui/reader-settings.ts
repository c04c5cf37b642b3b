import { useSyncExternalStore } from 'react';

/**
 * What the reader chose for his eyes. The boot script (src/boot.ts) applies the same two keys before the first paint;
 * both must agree on names and values.
 */
export type Scheme = 'system' | 'light' | 'dark';
export const schemes: readonly Scheme[] = ['system', 'light', 'dark'];
/** Per cent of the browser's own text size. */
export const textSizes = [100, 112.5, 125, 150] as const;
export type TextSize = (typeof textSizes)[number];
export type ReaderSettings = { scheme: Scheme; textSize: TextSize };

const schemeKey = 'sharit-scheme';
const textSizeKey = 'sharit-text';
const changed = 'sharit-settings';

const initial: ReaderSettings = { scheme: 'system', textSize: 100 };
let current: ReaderSettings | undefined;

function read(): ReaderSettings {
  try {
    const [keptScheme, keptSize] = [localStorage.getItem(schemeKey), Number(localStorage.getItem(textSizeKey))];
    const scheme = schemes.find((known) => known === keptScheme) ?? initial.scheme;
    const textSize = textSizes.find((known) => known === keptSize) ?? initial.textSize;
    // The very object that was printed: nothing has to be rendered anew after hydration.
    return scheme === initial.scheme && textSize === initial.textSize ? initial : { scheme, textSize };
  } catch {
    // Storage is closed (a private window): the choice holds for this page.
    return current ?? initial;
  }
}

function apply({ scheme, textSize }: ReaderSettings): void {
  const root = document.documentElement;
  if (scheme === 'system') delete root.dataset.theme;
  else root.dataset.theme = scheme;
  root.style.fontSize = textSize === 100 ? '' : `${textSize}%`;
}

function store(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}

export function chooseSettings(chosen: Partial<ReaderSettings>): void {
  current = { ...(current ?? read()), ...chosen };
  store(schemeKey, current.scheme === 'system' ? null : current.scheme);
  store(textSizeKey, current.textSize === 100 ? null : String(current.textSize));
  apply(current);
  dispatchEvent(new Event(changed));
}

function subscribe(listener: () => void): () => void {
  // Another tab's choice holds here as well.
  const elsewhere = (event: StorageEvent): void => {
    if (event.key !== null && event.key !== schemeKey && event.key !== textSizeKey) return;
    current = read();
    apply(current);
    listener();
  };
  addEventListener('storage', elsewhere);
  addEventListener(changed, listener);
  return () => {
    removeEventListener('storage', elsewhere);
    removeEventListener(changed, listener);
  };
}

export function useReaderSettings(): ReaderSettings {
  return useSyncExternalStore(
    subscribe,
    () => (current ??= read()),
    () => initial,
  );
}

/** For tests: forget what this page knows. */
export function forgetSettings(): void {
  current = undefined;
}
