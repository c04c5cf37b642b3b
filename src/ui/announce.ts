type Listener = (message: string) => void;
const listeners = new Set<Listener>();

/** Announces a message in the live region that is on the page from the start; one inserted together with its text is often not read. */
export function announce(message: string): void {
  for (const listener of listeners) listener(message);
}

/** Returns a function that unsubscribes. */
export function onAnnounce(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
