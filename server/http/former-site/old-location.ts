import { isLanguage, type Language } from '#contract/language.ts';
import { storyIdPattern } from '#contract/limits.ts';
import type { LedTo } from '../../store/moving/old-addresses.ts';
import { jpegWidthOf } from '../../store/rendition-files.ts';
import { fileAddress } from '../../store/stored-files.ts';

/** Addresses of this site alone. Old sites, too, have categories called media, share or news: what is not of our form may be theirs. */
const own = [
  /^\/(?:api|desk|preview)(?:\/|$)/i,
  /^\/newsroom\/logo$/,
  /^\/assets\/[^/]+\.(?:js|css|woff2)$/,
  /^\/(?:pictures|media|files)\/[0-9a-f]{64}[^/]*$/,
  new RegExp(`^/share/[a-z]+/${storyIdPattern}\\.png$`),
];
const rooms = new RegExp(`^/(?:news/${storyIdPattern}|(?:section|topic)/[^/]+|search|latest|saved)/?$`);

/** Whether an address may be one of the site that was here before. */
export function mayBeOld(address: string): boolean {
  const [path = ''] = address.split('?');
  const [, first, ...rest] = path.split('/');
  if (own.some((each) => each.test(path))) return false;
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
