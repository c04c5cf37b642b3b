/** How long a list was, and which story stood where in the window. */
export type Place = { pages: number; href: string; top: number; document: number };

const prefix = 'sharit-list ';
const entries = () => [...document.querySelectorAll('main .stack > li')];
const linkOf = (entry: Element) => entry.querySelector<HTMLAnchorElement>('a[href]');

/** A list that a link or the address bar has opened begins at its top, whatever an earlier page of the tab has kept under the same key. */
function reopened(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return visit !== undefined && visit.type !== 'navigate';
}

export const listPlace = {
  keep(name: string, pages: number): void {
    const seen = entries().find((entry) => entry.getBoundingClientRect().bottom > 0 && linkOf(entry));
    if (!seen) return;
    const href = linkOf(seen)!.getAttribute('href')!;
    const place: Place = { pages, href, top: seen.getBoundingClientRect().top, document: performance.timeOrigin };
    try {
      sessionStorage.setItem(prefix + name, JSON.stringify(place));
    } catch {
      // Storage is closed or full: the list begins at its top.
    }
  },

  read(name: string): Place | null {
    if (typeof sessionStorage === 'undefined') return null;
    try {
      const kept = JSON.parse(sessionStorage.getItem(prefix + name) ?? 'null') as Place | null;
      return kept && (kept.document === performance.timeOrigin || reopened()) ? kept : null;
    } catch {
      return null;
    }
  },

  show({ href, top }: Place): void {
    const entry = entries().find((one) => linkOf(one)?.getAttribute('href') === href);
    if (entry) scrollBy({ top: entry.getBoundingClientRect().top - top, behavior: 'instant' });
  },
};
