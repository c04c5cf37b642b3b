import { useSyncExternalStore } from 'react';

export const tickerModes = ['moving', 'stepped', 'open'] as const;
export type TickerMode = (typeof tickerModes)[number];
export type TickerSettings = {
  mode: TickerMode;
  paused: boolean;
  /** Only the label is shown, and a button to unfold. */
  folded: boolean;
};

// The boot script (src/runtime/boot.ts) sets the same values on the root element before the first paint, so that the bar has its final
// height at once.
const modeKey = 'sharit-ticker';
const foldedKey = 'sharit-ticker-folded';
const pausedKey = 'sharit-ticker-paused';
const changed = 'sharit-ticker-settings';

const serverRendered: TickerSettings = { mode: 'moving', paused: false, folded: false };
let current: TickerSettings | undefined;

// Missing in the environment of unit tests.
const reducedMotion = () => (typeof matchMedia === 'function' ? matchMedia('(prefers-reduced-motion: reduce)') : null);

function read(): TickerSettings {
  // For readers who prefer reduced motion nothing moves, unless they choose it here.
  const initial = { ...serverRendered, mode: reducedMotion()?.matches ? 'open' : 'moving' } satisfies TickerSettings;
  try {
    const stored = localStorage.getItem(modeKey);
    const mode = tickerModes.find((known) => known === stored) ?? initial.mode;
    const paused = localStorage.getItem(pausedKey) === '1';
    const folded = localStorage.getItem(foldedKey) === '1';
    // The same object, so that nothing is rendered again after hydration.
    return mode === serverRendered.mode && !paused && !folded ? serverRendered : { mode, paused, folded };
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
    // Storage is blocked: the choice holds for this page.
  }
  apply(current);
  dispatchEvent(new Event(changed));
}

function subscribe(listener: () => void): () => void {
  const reload = () => {
    current = read();
    apply(current);
    listener();
  };
  const onStorage = (event: StorageEvent) => {
    if (event.key === null || event.key.startsWith(modeKey)) reload();
  };
  const motion = reducedMotion();
  motion?.addEventListener('change', reload);
  addEventListener('storage', onStorage);
  addEventListener(changed, listener);
  apply((current ??= read()));
  return () => {
    motion?.removeEventListener('change', reload);
    removeEventListener('storage', onStorage);
    removeEventListener(changed, listener);
  };
}

export function useTickerSettings(): TickerSettings {
  return useSyncExternalStore(
    subscribe,
    () => (current ??= read()),
    () => serverRendered,
  );
}

/** For tests: clears what is in memory. */
export function resetTickerSettings(): void {
  current = undefined;
  if (typeof document === 'undefined') return;
  delete document.documentElement.dataset['ticker'];
  delete document.documentElement.dataset['tickerFolded'];
}
