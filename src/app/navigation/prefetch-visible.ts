import { whenIdle } from '../../runtime/when-idle.ts';

type Connection = { saveData?: boolean; effectiveType?: string };

/** A reader who pays by the byte, or whose line is slow, gets what he opens and nothing before. */
function sparing(): boolean {
  const connection = (navigator as Navigator & { connection?: Connection }).connection;
  return connection?.saveData === true || /2g|3g/.test(connection?.effectiveType ?? '');
}

// A page of headlines is not a wish to read them all: the first few that stand still before the reader.
const perPage = 6;
const dwell = 800;

/**
 * Tells of links in the page's main part that have stood in the window for a moment. It looks for them in quiet moments after
 * the page has changed: a link that had to report itself would cost every page that is built or left. Returns how to stop.
 */
export function prefetchVisible(tell: (link: HTMLAnchorElement) => void): () => void {
  if (typeof IntersectionObserver === 'undefined') return () => undefined;
  let [page, taken] = ['', 0];
  const waiting = new Map<Element, ReturnType<typeof setTimeout>>();
  const watched = new WeakSet<Element>();

  const take = (link: HTMLAnchorElement) => {
    waiting.delete(link);
    if (page !== location.pathname) [page, taken] = [location.pathname, 0];
    if (taken >= perPage || document.hidden || sparing()) return;
    taken += 1;
    tell(link);
    seen.unobserve(link);
  };
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(waiting.get(target));
      waiting.delete(target);
      if (isIntersecting)
        waiting.set(
          target,
          setTimeout(() => take(target as HTMLAnchorElement), dwell),
        );
    }
  });

  let looking: (() => void) | null = null;
  const look = () => {
    looking = null;
    for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href*="/news/"]')) {
      if (watched.has(link)) continue;
      watched.add(link);
      seen.observe(link);
    }
  };
  const changed = () => {
    looking ??= whenIdle(look);
  };
  const changes = new MutationObserver(changed);
  changes.observe(document.body, { childList: true, subtree: true });
  changed();
  return () => {
    looking?.();
    changes.disconnect();
    seen.disconnect();
    for (const timer of waiting.values()) clearTimeout(timer);
  };
}
