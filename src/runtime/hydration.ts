let finished = false;
const listeners = new Set<() => void>();

/** Whether hydration has finished; true from the start when the browser renders the page itself. Always false on the server. */
export function isHydrated(): boolean {
  return finished;
}

/** Calls the listener once, when hydration has finished. Returns a function that unsubscribes. */
export function onHydrated(listener: () => void): () => void {
  if (finished) queueMicrotask(listener);
  else listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Called by AppProvider in its first effect, or by main.tsx when there is nothing to hydrate. */
export function finishHydration(): void {
  finished = true;
  for (const listener of listeners) listener();
  listeners.clear();
}
