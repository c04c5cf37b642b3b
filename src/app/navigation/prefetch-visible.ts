import { isDataSaved } from '../../runtime/data-saver.ts';
import { whenIdle } from '../../runtime/when-idle.ts';

type Connection = { saveData?: boolean; effectiveType?: string };

/** Readers who save data or have a slow connection load only what they open. */
function savesData(): boolean {
  const connection = (navigator as Navigator & { connection?: Connection }).connection;
  return isDataSaved() || connection?.saveData === true || /2g|3g/.test(connection?.effectiveType ?? '');
}

// Only the first few links of a page that stay in view this long, in ms.
const maxPerPage = 6;
const dwell = 800;

/**
 * Calls `prefetch` with article links in `main` that have stayed in view. Links are looked up when idle after the page has changed: links
 * that registered themselves would slow down every page that is rendered or left. Returns a function that stops.
 */
export function prefetchVisible(prefetch: (link: HTMLAnchorElement) => void): () => void {
  if (typeof IntersectionObserver === 'undefined') return () => undefined;
  let [page, count] = ['', 0];
  const timers = new Map<Element, ReturnType<typeof setTimeout>>();
  const observed = new WeakSet<Element>();

  const onDwell = (link: HTMLAnchorElement) => {
    timers.delete(link);
    if (page !== location.pathname) [page, count] = [location.pathname, 0];
    if (count >= maxPerPage || document.hidden || savesData()) return;
    count += 1;
    prefetch(link);
    visibility.unobserve(link);
  };
  const visibility = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(timers.get(target));
      timers.delete(target);
      if (isIntersecting)
        timers.set(
          target,
          setTimeout(() => onDwell(target as HTMLAnchorElement), dwell),
        );
    }
  });

  let cancelScan: (() => void) | null = null;
  const scan = () => {
    cancelScan = null;
    for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href*="/news/"]')) {
      if (observed.has(link)) continue;
      observed.add(link);
      visibility.observe(link);
    }
  };
  const scheduleScan = () => {
    cancelScan ??= whenIdle(scan);
  };
  const changes = new MutationObserver(scheduleScan);
  changes.observe(document.body, { childList: true, subtree: true });
  scheduleScan();
  return () => {
    cancelScan?.();
    changes.disconnect();
    visibility.disconnect();
    for (const timer of timers.values()) clearTimeout(timer);
  };
}
