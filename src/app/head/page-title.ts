/** The page, as path and query, that the document's title is of. */
let titled: string | null = null;
const waiting = new Map<string, () => void>();

/** Said by the page when it has put its title in place. */
export function titleIsKnown(page: string): void {
  titled = page;
  waiting.get(page)?.();
  waiting.delete(page);
}

/** Calls once the title is the page's own: while its data is on its way it is still that of the page before. Returns how to stop. */
export function whenTitled(page: string, act: () => void): () => void {
  if (titled === page) act();
  else waiting.set(page, act);
  return () => {
    if (waiting.get(page) === act) waiting.delete(page);
  };
}
