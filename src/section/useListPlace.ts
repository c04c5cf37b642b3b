import { useEffect, useMemo, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';
import { listPlace, type Place } from './list-place.ts';

type List = { pages: number; loading: boolean; failed: boolean; ended: boolean; onMore(): void };

/** More would be a long wait for a place that nobody remembers. */
const mostPages = 10;
const ownWill = ['wheel', 'touchmove', 'keydown', 'pointerdown'];

/**
 * Who reads far down an endless list and reloads it, or comes back to it, finds it as long as it was, and the same story in the same place. The
 * router's own restoration knows only a height, which the first page does not have.
 */
export function useListPlace({ pages, loading, failed, ended, onMore }: List): void {
  const { key, pathname, search } = useLocation();
  const returned = useNavigationType() === NavigationType.Pop;
  const name = `${key} ${pathname}${search}`;
  const wanted = useMemo<Place | null>(() => (returned ? listPlace.read(name) : null), [name, returned]);
  const restored = useRef<Place>(null);
  const moved = useRef<Place>(null);

  useEffect(() => {
    const move = () => {
      moved.current = wanted;
    };
    for (const sign of ownWill) addEventListener(sign, move, { passive: true });
    return () => {
      for (const sign of ownWill) removeEventListener(sign, move);
    };
  }, [wanted]);

  useEffect(() => {
    if (!wanted || restored.current === wanted) return;
    if (pages < Math.min(wanted.pages, mostPages) && !ended && !failed) {
      if (!loading) onMore();
      return;
    }
    restored.current = wanted;
    if (moved.current !== wanted) listPlace.show(wanted);
  });

  useEffect(() => {
    const keep = () => {
      const restoring = wanted !== null && restored.current !== wanted;
      if (pages > 1 && !restoring) listPlace.keep(name, pages);
    };
    const hide = () => document.visibilityState === 'hidden' && keep();
    // Before anything of the next page is there.
    document.addEventListener('click', keep, { capture: true });
    document.addEventListener('visibilitychange', hide);
    addEventListener('popstate', keep, { capture: true });
    addEventListener('pagehide', keep);
    return () => {
      document.removeEventListener('click', keep, { capture: true });
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('popstate', keep, { capture: true });
      removeEventListener('pagehide', keep);
    };
  }, [name, pages, wanted]);
}
