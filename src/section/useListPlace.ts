import { useEffect, useMemo, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';
import { listPlace, type Place } from './list-place.ts';

type List = { pages: number; loading: boolean; failed: boolean; ended: boolean; onMore(): void };

/** At most this many pages are loaded again: more would take too long. */
const mostPages = 10;
/** After one of these the reader is scrolling, and must not be moved. */
const inputEvents = ['wheel', 'touchmove', 'keydown', 'pointerdown'];

/**
 * When a reader reloads an endless list or comes back to it, loads as many pages as they had and scrolls to the story they saw. The
 * router restores only a scroll position, which lies below the end of the first page.
 */
export function useListPlace({ pages, loading, failed, ended, onMore }: List): void {
  const { key, pathname, search } = useLocation();
  const returned = useNavigationType() === NavigationType.Pop;
  const name = `${key} ${pathname}${search}`;
  const wanted = useMemo<Place | null>(() => (returned ? listPlace.read(name) : null), [name, returned]);
  const restored = useRef<Place>(null);
  const abandoned = useRef<Place>(null);

  useEffect(() => {
    const stopRestoring = () => {
      abandoned.current = wanted;
    };
    for (const type of inputEvents) addEventListener(type, stopRestoring, { passive: true });
    return () => {
      for (const type of inputEvents) removeEventListener(type, stopRestoring);
    };
  }, [wanted]);

  useEffect(() => {
    if (!wanted || restored.current === wanted) return;
    if (pages < Math.min(wanted.pages, mostPages) && !ended && !failed) {
      if (!loading) onMore();
      return;
    }
    restored.current = wanted;
    if (abandoned.current !== wanted) listPlace.scrollTo(wanted);
  });

  useEffect(() => {
    const save = () => {
      const restoring = wanted !== null && restored.current !== wanted;
      if (pages > 1 && !restoring) listPlace.save(name, pages);
    };
    const onVisibilityChange = () => document.visibilityState === 'hidden' && save();
    // In the capture phase: before the next page is rendered.
    document.addEventListener('click', save, { capture: true });
    document.addEventListener('visibilitychange', onVisibilityChange);
    addEventListener('popstate', save, { capture: true });
    addEventListener('pagehide', save);
    return () => {
      document.removeEventListener('click', save, { capture: true });
      document.removeEventListener('visibilitychange', onVisibilityChange);
      removeEventListener('popstate', save, { capture: true });
      removeEventListener('pagehide', save);
    };
  }, [name, pages, wanted]);
}
