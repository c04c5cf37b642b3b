import { createContext, type ReactNode, startTransition, useContext, useEffect, useState } from 'react';
import { onTimeLearned, serverTime, timeIsKnown, timeMayHaveJumped } from '../runtime/clock.ts';
import { useWire } from '../wire/WireContext.tsx';
import { isHydrated, onHydrated } from '../runtime/hydration.ts';

const minute = 60_000;
const thisMinute = () => Math.floor(serverTime() / minute) * minute;
/** The stream or a list tells the time soon after hydration; later than this it is asked for. */
const patience = 2000;

type Now = {
  now: number | null;
  /** A moment of the day that the page was printed on; the same for every page of that day. */
  printed: number;
};
const NowContext = createContext<Now | null>(null);

/** One clock for the whole page, because a front of sixty stories would set up sixty. `printed`: known of a page that the server has printed. */
export function NowProvider({ printed, children }: { printed: number | null; children: ReactNode }) {
  const wire = useWire();
  const [opened] = useState(serverTime);
  const [now, set] = useState(() => (isHydrated() ? thisMinute() : null));
  useEffect(() => {
    // Until the server's time is known, a printed page keeps its dates: they are right.
    const look = () => {
      if (printed === null || timeIsKnown()) startTransition(() => set(thisMinute()));
    };
    // Any answer tells the time.
    const ask = () => void wire.newsroom().catch(() => undefined);
    const tick = () => {
      if (timeMayHaveJumped()) ask();
      look();
    };
    let asking: ReturnType<typeof setTimeout> | undefined;
    const begin = () => {
      look();
      if (printed !== null)
        asking = setTimeout(() => {
          if (!timeIsKnown()) ask();
        }, patience);
    };
    const timer = setInterval(tick, minute / 2);
    const seen = () => document.visibilityState === 'visible' && tick();
    document.addEventListener('visibilitychange', seen);
    const stopLearning = onTimeLearned(() => {
      if (isHydrated()) look();
    });
    const stop = isHydrated() ? undefined : onHydrated(begin);
    return () => {
      clearInterval(timer);
      clearTimeout(asking);
      document.removeEventListener('visibilitychange', seen);
      stopLearning();
      stop?.();
    };
  }, [printed, wire]);
  return <NowContext value={{ now, printed: printed ?? opened }}>{children}</NowContext>;
}

/** The running minute by the server's clock, or null on the server and while hydrating: what depends on it comes after, in slices. */
export function useNow(): number | null {
  return useContext(NowContext)?.now ?? null;
}

/** Today: as printed, then as it is. */
export function useToday(): number {
  const clock = useContext(NowContext);
  if (!clock) throw new Error('useToday needs a NowProvider');
  return clock.now ?? clock.printed;
}
