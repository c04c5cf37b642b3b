import type { Element } from 'hast';
import { attribute } from '../attributes.ts';

/** A link to a place of the story's own page, written with the page's whole address, becomes one inside the text. */
export function linkWithin(link: Element, page: string, host: string | null): void {
  const written = attribute(link, 'href')?.trim() ?? '';
  const base = `https://${host ?? 'this.invalid'}`;
  if (!written.includes('#') || !URL.canParse(written, base)) return;
  const url = new URL(written, base);
  if (url.host === new URL(base).host && url.pathname === page && url.hash.length > 1) link.properties.href = url.hash;
}
