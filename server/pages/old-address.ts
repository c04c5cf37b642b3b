import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLanguage, type Language } from '#contract/language.ts';
import { cacheFor } from '../http/cache-control.ts';
import { resolveOldAddress, type LedTo } from '../store/moving/old-addresses.ts';
import { jpegWidthOf } from '../store/rendition-files.ts';
import { fileAddress } from '../store/stored-files.ts';

/** Addresses that no old site had, or that are this site's own. */
const own = /^\/(?:api|assets|pictures|share|media|files|newsroom|desk|preview)(?:\/|$)/i;
const rooms = /^\/(?:news|section|topic|search|latest|saved)(?:\/|$)/i;

/** Whether a path may be one of the site that was here before. */
export function mayBeOld(path: string): boolean {
  const [, first, ...rest] = path.split('/');
  if (own.test(path)) return false;
  return !isLanguage(first) || (rest.some(Boolean) && !rooms.test(`/${rest.join('/')}`));
}

/** Where the content of an old address is now, and by which keys a shared cache may purge the answer; null when it leads nowhere. */
export function locationOf(led: LedTo, language: Language): { path: string; keys: string[] } | null {
  const feedOf = (lang: string) => `/${lang}/rss.xml`;
  switch (led.kind) {
    case 'story':
      return { path: `/${led.language}/news/${led.id}`, keys: [led.id] };
    case 'asset': {
      const { hash, widths, file } = led;
      if (file === null && widths.length === 0) return null;
      const path = file === null ? `/pictures/${hash}-${jpegWidthOf(widths)}.jpg` : fileAddress(hash, file);
      return { path, keys: [`picture-${hash}`] };
    }
    case 'path': {
      const lang = led.path.split('/')[1];
      return { path: led.feed && isLanguage(lang) ? feedOf(lang) : led.path, keys: [] };
    }
    case 'archive': {
      const list = led.days ? `/${language}/search?${new URLSearchParams(led.days)}` : `/${language}/latest`;
      return { path: led.feed ? feedOf(language) : list, keys: [] };
    }
  }
}

/** Sends the reader of an old address to where its content is now; false for an address that leads nowhere. */
export async function redirectOld(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  // As it was asked: one that was cut within a letter has been made readable for the router.
  const address = request.originalUrl;
  if (!mayBeOld(address.split('?')[0]!)) return false;
  const led = await resolveOldAddress(app.store.db, address);
  const location = led && locationOf(led, app.newsroom.languages[0]!);
  if (!location) return false;
  cacheFor(reply, 'moved', location.keys).redirect(location.path, 301);
  return true;
}
