import type { QueryClient } from '@tanstack/react-query';
import { isLanguage } from '#contract/language.ts';
import type { TickerAnswer } from '#contract/story.ts';
import { isBreaking } from '../live/ticker-order.ts';
import { serverTime } from '../runtime/clock.ts';
import { kindOf } from '../wire/keys.ts';

const key = 'sharit-breaking-read';

/**
 * On the icon of the installed site: how many breaking stories came while it was not on the screen. Opening it reads them. Returns a
 * function that stops.
 */
export function showBadge(queryClient: QueryClient): () => void {
  if (!('setAppBadge' in navigator)) return () => undefined;
  const breaking = (): string[] => {
    const now = serverTime();
    return queryClient
      .getQueryCache()
      .getAll()
      .filter(({ queryKey }) => kindOf(queryKey) === 'ticker' && isLanguage(queryKey[1]))
      .flatMap(({ state }) => (state.data as TickerAnswer | undefined)?.stories ?? [])
      .filter((story) => isBreaking(story, now))
      .map(({ id }) => id);
  };
  const update = (): void => {
    const now = breaking();
    try {
      if (document.visibilityState === 'visible') localStorage.setItem(key, now.join(' '));
      const read = (localStorage.getItem(key) ?? '').split(' ');
      const unread = now.filter((id) => !read.includes(id)).length;
      // Rejects where the site is not installed.
      void (unread > 0 ? navigator.setAppBadge(unread) : navigator.clearAppBadge()).catch(() => undefined);
    } catch {
      // Storage is blocked: nobody knows what was read.
    }
  };
  update();
  document.addEventListener('visibilitychange', update);
  const unsubscribe = queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && kindOf(query.queryKey) === 'ticker') update();
  });
  return () => {
    document.removeEventListener('visibilitychange', update);
    unsubscribe();
  };
}
