import { isLanguage } from '#contract/language.ts';
import { canonicalPath } from '#contract/language-path.ts';

type Router = {
  navigate(to: string, options: { replace: boolean }): Promise<void> | void;
};

/** The page of this site that a link leads to, as path, query and fragment; null for files, the API and other sites. */
export function pageOf(link: HTMLAnchorElement): string | null {
  if (link.origin !== location.origin) return null;
  const pathname = canonicalPath(link.pathname);
  const first = pathname.split('/')[1];
  // A page's address begins with its language, and only a file's name has a dot.
  if ((first !== 'desk' && !isLanguage(first)) || /\.[^/]*$/.test(pathname)) return null;
  return pathname + link.search + link.hash;
}

export const linkAt = (event: Event): HTMLAnchorElement | null =>
  event.target instanceof Element ? event.target.closest('a') : null;

/**
 * Turns a tap on a link into a navigation inside the app. One listener for all: links are plain `<a href>`, so that a page
 * of a hundred of them has nothing to set up (docs/decisions/0013-plain-links.md). Returns how to stop.
 */
export function followLinks(router: Router): () => void {
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    // A new tab, a new window, a download: the browser's own.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = linkAt(event);
    if (!link || (link.target && link.target !== '_self') || link.hasAttribute('download')) return;
    const to = pageOf(link);
    if (to === null) return;
    const here = location.pathname + location.search;
    // A place on this page is the browser's own, too.
    if (link.hash && to === here + link.hash) return;
    event.preventDefault();
    void router.navigate(to, { replace: to === here + location.hash });
  };
  document.addEventListener('click', follow);
  return () => document.removeEventListener('click', follow);
}
