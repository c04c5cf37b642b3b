/** Path and query of the page that `document.title` belongs to. */
let titledPage: string | null = null;
const listeners = new Map<string, () => void>();

/** Called by a page after it has set `document.title`. */
export function markTitled(page: string): void {
  titledPage = page;
  listeners.get(page)?.();
  listeners.delete(page);
}

/**
 * Calls the listener once, when the page has set its title; until its data is loaded the title is still the previous page's.
 * Returns a function that unsubscribes.
 */
export function whenTitled(page: string, listener: () => void): () => void {
  if (titledPage === page) listener();
  else listeners.set(page, listener);
  return () => {
    if (listeners.get(page) === listener) listeners.delete(page);
  };
}
