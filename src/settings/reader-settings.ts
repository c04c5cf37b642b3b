import { useSyncExternalStore } from 'react';

/**
 * What the reader chose for his eyes. The boot script (src/runtime/boot.ts) applies the same two keys before the first paint;
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

/** Another tab's choice holds here as well, and one that was made while this page lay in the browser's memory. Returns how to stop. */
export function followSettings(): () => void {
  const anew = (): void => {
    current = read();
    apply(current);
    dispatchEvent(new Event(changed));
  };
  const elsewhere = ({ key }: StorageEvent): void => {
    if (key === null || key === schemeKey || key === textSizeKey) anew();
  };
  const back = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) anew();
  };
  addEventListener('storage', elsewhere);
  addEventListener('pageshow', back);
  // Chosen elsewhere before this page could listen.
  apply((current = read()));
  return () => {
    removeEventListener('storage', elsewhere);
    removeEventListener('pageshow', back);
  };
}

function subscribe(listener: () => void): () => void {
  addEventListener(changed, listener);
  return () => removeEventListener(changed, listener);
}

export function useReaderSettings(): ReaderSettings {
  return useSyncExternalStore(
    subscribe,
    () => (current ??= read()),
    () => initial,
  );
}

/** For tests: forget what this page knows. */
export function resetReaderSettings(): void {
  current = undefined;
}
