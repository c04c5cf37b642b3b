import { useSyncExternalStore } from 'react';

/**
 * The reader's colour scheme and text size. The boot script (src/runtime/boot.ts) applies them before the first paint; both must agree on
 * keys and values.
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
    const [storedScheme, storedSize] = [localStorage.getItem(schemeKey), Number(localStorage.getItem(textSizeKey))];
    const scheme = schemes.find((known) => known === storedScheme) ?? initial.scheme;
    const textSize = textSizes.find((known) => known === storedSize) ?? initial.textSize;
    // The same object, so that nothing is rendered again after hydration.
    return scheme === initial.scheme && textSize === initial.textSize ? initial : { scheme, textSize };
  } catch {
    // Storage is blocked: the choice holds for this page.
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

/** Applies what another tab chooses, also while this page is in the back-forward cache. Returns a function that stops. */
export function followSettings(): () => void {
  const reload = (): void => {
    current = read();
    apply(current);
    dispatchEvent(new Event(changed));
  };
  const onStorage = ({ key }: StorageEvent): void => {
    if (key === null || key === schemeKey || key === textSizeKey) reload();
  };
  const onPageShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) reload();
  };
  addEventListener('storage', onStorage);
  addEventListener('pageshow', onPageShow);
  // Another tab may have chosen before this page listened.
  apply((current = read()));
  return () => {
    removeEventListener('storage', onStorage);
    removeEventListener('pageshow', onPageShow);
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

/** For tests: clears what is in memory. */
export function resetReaderSettings(): void {
  current = undefined;
}
