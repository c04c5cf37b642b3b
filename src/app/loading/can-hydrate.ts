/** Whether the page that the server rendered is still the one to show, as it rendered it. */
export const canHydrate = (root: HTMLElement): boolean =>
  root.firstChild !== null && isAtLoadedUrl() && !isTranslated(root);

/** False when the reader went back or forward before the app started: the address then changed, but not the page. */
export function isAtLoadedUrl(): boolean {
  const [visit] = performance.getEntriesByType('navigation');
  if (!visit) return true;
  const { pathname, search } = new URL(visit.name);
  return pathname === location.pathname && search === location.search;
}

/** A browser that translates wraps texts in `<font>` elements, which the app never renders: such a page cannot be hydrated. */
export const isTranslated = (root: HTMLElement): boolean => root.querySelector('font') !== null;
