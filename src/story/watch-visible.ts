type Connection = { saveData?: boolean; effectiveType?: string };

/** A reader who pays by the byte, or whose line is slow, gets what he opens and nothing before. */
function sparing(): boolean {
  const connection = (navigator as Navigator & { connection?: Connection }).connection;
  return connection?.saveData === true || /2g|3g/.test(connection?.effectiveType ?? '');
}

// A page of headlines is not a wish to read them all: the first few that stand still before the reader.
const perPage = 6;
const dwell = 800;
let page = '';
let taken = 0;
let tell: ((link: HTMLAnchorElement) => void) | null = null;
const waiting = new Map<Element, ReturnType<typeof setTimeout>>();
let observer: IntersectionObserver | undefined;

function take(link: HTMLAnchorElement): void {
  waiting.delete(link);
  if (page !== location.pathname) [page, taken] = [location.pathname, 0];
  if (taken >= perPage || document.hidden || sparing()) return;
  taken += 1;
  tell?.(link);
  observer?.unobserve(link);
}

function onChange(entries: IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    clearTimeout(waiting.get(target));
    waiting.delete(target);
    if (isIntersecting)
      waiting.set(
        target,
        setTimeout(() => take(target as HTMLAnchorElement), dwell),
      );
  }
}

/** Who is told of a link that has stood in the window for a moment. */
export function whenSeen(then: typeof tell): void {
  tell = then;
}

/** A link's `ref`: the first few that stand before the reader are told of. */
export function watchVisible(link: HTMLAnchorElement): () => void {
  if (typeof IntersectionObserver === 'undefined') return () => undefined;
  observer ??= new IntersectionObserver(onChange);
  observer.observe(link);
  return () => {
    clearTimeout(waiting.get(link));
    waiting.delete(link);
    observer?.unobserve(link);
  };
}
