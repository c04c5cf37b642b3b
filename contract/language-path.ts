import { languages } from './language.ts';

const rooms = 'section|topic|search|latest|saved|following';
const page = new RegExp(`^/(?:${languages.join('|')})(?:/(?:news(?:/[a-z0-9]+)?|(?:${rooms})(?=/|$)|$))?(?=/|$)`, 'iu');
const hidden = /^\/(?:desk|preview)(?=\/|$)/iu;

/** Whether a path begins with a language and goes on as no page does: it may be an address of a site that was here before. */
export const hasNoRoom = (pathname: string): boolean =>
  /^\/..\/./.test(pathname) && page.exec(pathname)?.[0].length === 3;

/**
 * The one spelling of a page's path: languages, rooms and ids of stories are lower case. `/ar/NEWS/x` names the page `/ar/news/x` and redirects
 * there, so that no page has two addresses. What follows (a section's name) is left as it is.
 */
export function canonicalPath(pathname: string): string {
  const known = (hidden.exec(pathname) ?? page.exec(pathname))?.[0];
  return known === undefined ? pathname : known.toLowerCase() + pathname.slice(known.length);
}
