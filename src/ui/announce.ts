type Listener = (message: string) => void;
const listeners = new Set<Listener>();

/** Says something to those who do not see it, in the live region that is on the page from the start: one that comes with its words is often not read. */
export function announce(message: string): void {
  for (const listener of listeners) listener(message);
}

/** Returns how to stop. */
export function onAnnounce(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
