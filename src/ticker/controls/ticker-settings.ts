import { useSyncExternalStore } from 'react';

export const tickerModes = ['moving', 'stepped', 'open'] as const;
export type TickerMode = (typeof tickerModes)[number];
export type TickerSettings = {
  mode: TickerMode;
  paused: boolean;
  /** Only the label is left, and a button to bring the news back. */
  folded: boolean;
};

// The boot script (src/runtime/boot.ts) puts the same values on the root element before the first paint, so that the bar has its
// height from the beginning.
const modeKey = 'sharit-ticker';
const foldedKey = 'sharit-ticker-folded';
const pausedKey = 'sharit-ticker-paused';
const changed = 'sharit-ticker-settings';

const printed: TickerSettings = { mode: 'moving', paused: false, folded: false };
let current: TickerSettings | undefined;

// Not every place that renders pages has media to ask.
const stillness = () => (typeof matchMedia === 'function' ? matchMedia('(prefers-reduced-motion: reduce)') : null);

function read(): TickerSettings {
  const still = stillness()?.matches === true;
  // Nothing moves by itself for a reader who asked for stillness, unless he chose it here.
  const initial = { ...printed, mode: still ? 'open' : 'moving' } satisfies TickerSettings;
  try {
    const kept = localStorage.getItem(modeKey);
    const mode = tickerModes.find((known) => known === kept) ?? initial.mode;
    const paused = localStorage.getItem(pausedKey) === '1';
    const folded = localStorage.getItem(foldedKey) === '1';
    // The very object that was printed: nothing has to be rendered anew after hydration.
    return mode === printed.mode && !paused && !folded ? printed : { mode, paused, folded };
  } catch {
    return current ?? initial;
  }
}

function apply({ mode, folded }: TickerSettings): void {
  const { dataset } = document.documentElement;
  dataset['ticker'] = mode;
  if (folded) dataset['tickerFolded'] = '';
  else delete dataset['tickerFolded'];
}

export function chooseTicker(chosen: Partial<TickerSettings>): void {
  current = { ...(current ?? read()), ...chosen };
  try {
    if (chosen.mode) localStorage.setItem(modeKey, chosen.mode);
    localStorage.setItem(pausedKey, current.paused ? '1' : '0');
    localStorage.setItem(foldedKey, current.folded ? '1' : '0');
  } catch {
    // Storage is closed: the choice holds for this page.
  }
  apply(current);
  dispatchEvent(new Event(changed));
}

function subscribe(listener: () => void): () => void {
  const anew = () => {
    current = read();
    apply(current);
    listener();
  };
  const elsewhere = (event: StorageEvent) => {
    if (event.key === null || event.key.startsWith(modeKey)) anew();
  };
  const motion = stillness();
  motion?.addEventListener('change', anew);
  addEventListener('storage', elsewhere);
  addEventListener(changed, listener);
  apply((current ??= read()));
  return () => {
    motion?.removeEventListener('change', anew);
    removeEventListener('storage', elsewhere);
    removeEventListener(changed, listener);
  };
}

export function useTickerSettings(): TickerSettings {
  return useSyncExternalStore(
    subscribe,
    () => (current ??= read()),
    () => printed,
  );
}

/** For tests: forget what this page knows. */
export function resetTickerSettings(): void {
  current = undefined;
  if (typeof document === 'undefined') return;
  delete document.documentElement.dataset['ticker'];
  delete document.documentElement.dataset['tickerFolded'];
}
