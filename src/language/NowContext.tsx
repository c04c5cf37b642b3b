import { createContext, type ReactNode, startTransition, useContext, useEffect, useState } from 'react';
import { onClockSynced, serverTime, isClockSynced, clockMayHaveJumped } from '../runtime/clock.ts';
import { useWire } from '../wire/WireContext.tsx';
import { isHydrated, onHydrated } from '../runtime/hydration.ts';

const minute = 60_000;
const thisMinute = () => Math.floor(serverTime() / minute) * minute;
/** The stream or a list usually syncs the clock soon after hydration; after this time, in ms, a request is made for it. */
const syncWithin = 2000;

type Now = {
  now: number | null;
  /** A moment of the day on which the page was rendered; the same for every page of that day. */
  rendered: number;
};
const NowContext = createContext<Now | null>(null);

/** One timer for the whole page, where a front of sixty stories would start sixty. `renderedDay`: see AppProvider. */
export function NowProvider({ renderedDay, children }: { renderedDay: number | null; children: ReactNode }) {
  const wire = useWire();
  const [openedAt] = useState(serverTime);
  const [now, set] = useState(() => (isHydrated() ? thisMinute() : null));
  useEffect(() => {
    // Until the clock is synced, a server-rendered page keeps its dates, which are right.
    const update = () => {
      if (renderedDay === null || isClockSynced()) startTransition(() => set(thisMinute()));
    };
    // Any answer syncs the clock.
    const requestSync = () => void wire.newsroom().catch(() => undefined);
    const tick = () => {
      if (clockMayHaveJumped()) requestSync();
      update();
    };
    let syncTimer: ReturnType<typeof setTimeout> | undefined;
    const begin = () => {
      update();
      if (renderedDay !== null)
        syncTimer = setTimeout(() => {
          if (!isClockSynced()) requestSync();
        }, syncWithin);
    };
    const timer = setInterval(tick, minute / 2);
    const onVisibility = () => document.visibilityState === 'visible' && tick();
    document.addEventListener('visibilitychange', onVisibility);
    const unsubscribe = onClockSynced(() => {
      if (isHydrated()) update();
    });
    const cancelBegin = isHydrated() ? undefined : onHydrated(begin);
    return () => {
      clearInterval(timer);
      clearTimeout(syncTimer);
      document.removeEventListener('visibilitychange', onVisibility);
      unsubscribe();
      cancelBegin?.();
    };
  }, [renderedDay, wire]);
  return <NowContext value={{ now, rendered: renderedDay ?? openedAt }}>{children}</NowContext>;
}

/** The current minute by the server's clock, in ms since 1970; null on the server and during hydration, after which it arrives in a transition. */
export function useNow(): number | null {
  return useContext(NowContext)?.now ?? null;
}

/** A moment of today, in ms since 1970: the day of rendering until the clock is synced. */
export function useToday(): number {
  const context = useContext(NowContext);
  if (!context) throw new Error('useToday needs a NowProvider');
  return context.now ?? context.rendered;
}
