import { isLanguage, type Language } from '#contract/language.ts';
import type { LedTo } from '../store/moving/old-addresses.ts';
import { jpegWidthOf } from '../store/rendition-files.ts';
import { fileAddress } from '../store/stored-files.ts';

/** Addresses that no old site had, or that are this site's own. */
const own = /^\/(?:api|assets|pictures|share|media|files|newsroom|desk|preview)(?:\/|$)/i;
const rooms = /^\/(?:news|section|topic|search|latest|saved)(?:\/|$)/i;

/** Whether an address may be one of the site that was here before. */
export function mayBeOld(address: string): boolean {
  const [path = ''] = address.split('?');
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
