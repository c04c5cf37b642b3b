import { useSyncExternalStore } from 'react';

/** A value that this device stores, the same in all tabs. Where storage is blocked it holds for as long as the page is open. */
export type Stored<Value> = {
  get(): Value;
  /** False when it could not be stored. The initial value leaves nothing behind. */
  set(value: Value): boolean;
  /** The initial value on the server and during hydration: only this device knows another. */
  use(): Value;
  subscribe(listener: () => void): () => void;
};

/** `read` makes a value of what was stored, whoever wrote it. */
export function stored<Value>(key: string, initial: Value, read: (found: unknown) => Value): Stored<Value> {
  const nothing = JSON.stringify(initial);
  let known: { text: string | null; value: Value } | undefined;
  const listeners = new Set<() => void>();

  const get = (): Value => {
    let text: string | null;
    try {
      text = localStorage.getItem(key);
    } catch {
      return known?.value ?? initial;
    }
    // Written by another tab, or by a page that the back-forward cache has kept this one from hearing of.
    if (!known || known.text !== text) known = { text, value: parsed(text) };
    return known.value;
  };
  const parsed = (text: string | null): Value => {
    try {
      return text === null ? initial : read(JSON.parse(text));
    } catch {
      return initial;
    }
  };
  const subscribe = (listener: () => void): (() => void) => {
    const onStorage = (event: StorageEvent): void => {
      if (event.key === null || event.key === key) listener();
    };
    listeners.add(listener);
    addEventListener('storage', onStorage);
    return () => {
      listeners.delete(listener);
      removeEventListener('storage', onStorage);
    };
  };
  return {
    get,
    set(value) {
      const json = JSON.stringify(value);
      const text = json === nothing ? null : json;
      let kept = true;
      try {
        if (text === null) localStorage.removeItem(key);
        else localStorage.setItem(key, text);
        known = { text, value };
      } catch {
        kept = false;
        known = { text: known?.text ?? null, value };
      }
      for (const listener of listeners) listener();
      return kept;
    },
    subscribe,
    use: () => useSyncExternalStore(subscribe, get, () => initial),
  };
}
