import { languages } from '#contract/language.ts';
import { safeHref } from '../attributes.ts';
import type { BodyContext } from '../body-context.ts';

const asset = /\/api\/v1\/push\/assets\//;
/** Whether an address is that of a pushed file: only senders may ask for it, so that it never reaches readers. */
export const isAssetAddress = (address: string): boolean => asset.test(address);
/** The pages that this app has. */
const pages = new RegExp(`^/(?:${languages.join('|')})(?:[/?#]|$)`);

/**
 * Where a link of a body leads: a path of this site, `#` and an anchor of the body, or an outside address; null when it is not safe
 * or leads nowhere. Addresses of the newsroom's own hosts become paths where the app has such pages.
 */
export function hrefOf(written: string | null, context: BodyContext): string | null {
  const href = written?.trim();
  if (!href) return null;
  if (href.startsWith('#')) return anchorOf(href.slice(1), context);
  // A file that was not sent, or that is not served.
  const file = context.file?.(href);
  if (file || isAssetAddress(href)) return file?.href ?? null;
  if (/^\/\//.test(href)) return outside(`https:${href}`, context);
  if (href.startsWith('/')) return rootRelative(href, context);
  return outside(href, context);
}

function outside(href: string, context: BodyContext): string | null {
  const safe = safeHref(href);
  if (!safe?.startsWith('http')) return safe;
  const url = new URL(safe);
  const { own = null, others = [] } = context.hosts ?? {};
  const path = url.pathname + url.search + url.hash;
  if (path.startsWith('//')) return safe;
  if (url.host === own) return path;
  return others.includes(url.hostname) && pages.test(path) ? path : safe;
}

/** Root-relative links belong to the site they were written for: ours if it has such a page, else the one that ours replaces. */
function rootRelative(href: string, context: BodyContext): string | null {
  const base = 'https://this.invalid';
  if (!URL.canParse(href, base) || href.length > 4000) return null;
  const url = new URL(href, base);
  const path = url.pathname + url.search + url.hash;
  // `/\other.example` is read as another host by browsers.
  if (url.origin !== base || path.startsWith('//')) return null;
  const elsewhere = context.hosts?.others[0];
  return pages.test(path) || !elsewhere ? path : `https://${elsewhere}${path}`;
}

function anchorOf(fragment: string, context: BodyContext): string | null {
  try {
    const anchor = context.anchors.named(decodeURIComponent(fragment));
    return anchor && `#${anchor}`;
  } catch {
    return null;
  }
}
