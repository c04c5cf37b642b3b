import { isLanguage } from '#contract/language.ts';
import { canonicalPath, hasNoRoom } from '#contract/language-path.ts';

type Router = {
  navigate(to: string, options: { replace: boolean }): Promise<void> | void;
};

/** Path, query and fragment of the page that a link leads to; null for files, the API and other sites. */
export function pageOf(link: HTMLAnchorElement): string | null {
  if (link.origin !== location.origin) return null;
  const pathname = canonicalPath(link.pathname);
  const first = pathname.split('/')[1];
  // Addresses of pages begin with a language or `desk`, and have no dot after the last slash. Any other the server may know as old.
  if ((first !== 'desk' && !isLanguage(first)) || hasNoRoom(pathname) || /\.[^/]*$/.test(pathname)) return null;
  return pathname + link.search + link.hash;
}

export const linkAt = (event: Event): HTMLAnchorElement | null =>
  event.target instanceof Element ? event.target.closest('a') : null;

/**
 * Turns clicks on links into navigations of the router. One listener for all: links are plain `<a href>`, so that a page of a hundred
 * links has nothing to set up (docs/decisions/0013-plain-links.md). Returns a function that removes the listener.
 */
export function followLinks(router: Router): () => void {
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    // A new tab, a new window or a download is left to the browser.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = linkAt(event);
    if (!link || (link.target && link.target !== '_self') || link.hasAttribute('download')) return;
    const to = pageOf(link);
    if (to === null) return;
    const here = location.pathname + location.search;
    // So is a fragment of the current page.
    if (link.hash && to === here + link.hash) return;
    event.preventDefault();
    void router.navigate(to, { replace: to === here + location.hash });
  };
  document.addEventListener('click', follow);
  return () => document.removeEventListener('click', follow);
}
