/**
 * Listens to server-sent events of a private answer; the browser connects again by itself. `opened` is called with every
 * connection: what happened before it, or between two, was not heard and has to be read. Ends with the returned function.
 */
export function listen(url: string, opened: () => void, events: Record<string, (data: unknown) => void>): () => void {
  if (typeof EventSource === 'undefined') return () => {};
  let source: EventSource | undefined;
  const open = () => {
    source ??= new EventSource(url);
    source.addEventListener('open', opened);
    for (const [name, heard] of Object.entries(events)) {
      source.addEventListener(name, (event) => heard(JSON.parse((event as MessageEvent<string>).data)));
    }
  };
  const close = () => {
    source?.close();
    source = undefined;
  };
  open();
  // An open connection would keep the page out of the back-forward cache.
  const shown = (event: PageTransitionEvent) => event.persisted && open();
  addEventListener('pagehide', close);
  addEventListener('pageshow', shown);
  return () => {
    removeEventListener('pagehide', close);
    removeEventListener('pageshow', shown);
    close();
  };
}
