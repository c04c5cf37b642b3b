import { createContext, type ReactNode, startTransition, useContext, useEffect, useState } from 'react';
import { isHydrated, onHydrated } from './hydration.ts';

const minute = 60_000;
const thisMinute = () => Math.floor(Date.now() / minute) * minute;

const NowContext = createContext<number | null>(null);

/** One clock for the whole page, because a front of sixty stories would set up sixty. */
export function NowProvider({ children }: { children: ReactNode }) {
  const [now, set] = useState(() => (isHydrated() ? thisMinute() : null));
  useEffect(() => {
    const look = () => startTransition(() => set(thisMinute()));
    const timer = setInterval(look, minute / 2);
    const stop = isHydrated() ? undefined : onHydrated(look);
    return () => {
      clearInterval(timer);
      stop?.();
    };
  }, []);
  return <NowContext value={now}>{children}</NowContext>;
}

/** The running minute, or null on the server and while hydrating: what depends on it comes after, in slices. */
export function useNow(): number | null {
  return useContext(NowContext);
}
