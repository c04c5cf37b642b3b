/** How many pages of a list were loaded, and where in the window its first visible story was, in px. `document` identifies the document. */
export type Place = { pages: number; href: string; top: number; document: number };

const prefix = 'sharit-list ';
const entries = () => [...document.querySelectorAll('main .stack > li')];
const linkOf = (entry: Element) => entry.querySelector<HTMLAnchorElement>('a[href]');

/** False when a link or the address bar has opened the document: its list begins at the top, whatever was stored under the same key. */
function isReload(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return visit !== undefined && visit.type !== 'navigate';
}

export const listPlace = {
  save(name: string, pages: number): void {
    const visible = entries().find((entry) => entry.getBoundingClientRect().bottom > 0 && linkOf(entry));
    if (!visible) return;
    const href = linkOf(visible)!.getAttribute('href')!;
    const place: Place = { pages, href, top: visible.getBoundingClientRect().top, document: performance.timeOrigin };
    try {
      sessionStorage.setItem(prefix + name, JSON.stringify(place));
    } catch {
      // Storage is blocked or full: the list begins at the top.
    }
  },

  read(name: string): Place | null {
    if (typeof sessionStorage === 'undefined') return null;
    try {
      const stored = JSON.parse(sessionStorage.getItem(prefix + name) ?? 'null') as Place | null;
      return stored && (stored.document === performance.timeOrigin || isReload()) ? stored : null;
    } catch {
      return null;
    }
  },

  scrollTo({ href, top }: Place): void {
    const entry = entries().find((one) => linkOf(one)?.getAttribute('href') === href);
    if (entry) scrollBy({ top: entry.getBoundingClientRect().top - top, behavior: 'instant' });
  },
};
