import { startTransition, useEffect, useState } from 'react';
import { isHydrated, onHydrated } from './hydration.ts';

const minute = 60_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
const tick = () => {
  for (const listener of listeners) listener();
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, minute / 2);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const thisMinute = () => Math.floor(Date.now() / minute) * minute;

/** The running minute, or null on the server and while hydrating: what depends on it comes after, in slices. */
export function useNow(): number | null {
  const [now, set] = useState(() => (isHydrated() ? thisMinute() : null));
  useEffect(() => {
    const look = () => startTransition(() => set(thisMinute()));
    const stop = [subscribe(look), ...(isHydrated() ? [] : [onHydrated(look)])];
    return () => {
      for (const end of stop) end();
    };
  }, []);
  return now;
}
