/** Whether the page that the server printed has been taken over; true at once in a browser that printed it itself. */
let over = false;
const waiting = new Set<() => void>();

export function isHydrated(): boolean {
  return over;
}

/** Calls back once when it is over; returns how to stop. */
export function onHydrated(tell: () => void): () => void {
  if (over) queueMicrotask(tell);
  else waiting.add(tell);
  return () => waiting.delete(tell);
}

/** Said once by the root, when its first effects run. */
export function hydrationIsOver(): void {
  over = true;
  for (const tell of waiting) tell();
  waiting.clear();
}
