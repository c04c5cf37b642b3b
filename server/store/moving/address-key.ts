/** Longest key, in characters: more than any permalink, and few enough for an index. */
const longestKey = 600;
/** Bytes of percent-encoding at which WordPress cuts the name of a post. */
const longestSlug = 200;

/** Parameters by which WordPress names a page, the strongest first. All others belong to campaigns. */
const naming = 'p page_id attachment_id name pagename cat category_name tag author author_name m feed'.split(' ');
/** Names that have a page of their own, too, and where that is unless the site has changed it. */
const pages: Record<string, string> = {
  ...{ name: '/', pagename: '/', category_name: '/category/', tag: '/tag/', author_name: '/author/' },
};

/**
 * What an address of an old site is known by: path and what counts of the query, decoded and in lower case, without host, trailing
 * slash and `index.php`. `/2024/05/%D8%AE%D8%A8%D8%B1/` and `/2024/05/خبر` have the same key. Null for what cannot be one.
 */
export function addressKey(address: string): string | null {
  const url = URL.parse(address, 'https://old.invalid');
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const path = decodeLoosely(url.pathname)
    .normalize('NFC')
    .toLowerCase()
    .replace(/\/{2,}/g, '/')
    .replace(/^\/index\.php(?=\/|$)/, '')
    .replace(/\/$/, '');
  const query = queryOf(url.searchParams);
  const key = (path || '/') + query;
  return key.length > longestKey || /\p{Cc}|\uFFFD/u.test(key) ? null : key;
}

function queryOf(parameters: URLSearchParams): string {
  const name = naming.find((each) => parameters.get(each));
  if (name && name !== 'feed') return `?${name}=${parameters.get(name)!.normalize('NFC').toLowerCase()}`;
  const days = ['year', 'monthnum', 'day'].map((each) => parameters.get(each)?.padStart(2, '0') ?? '');
  if (/^\d{4}$/.test(days[0]!)) return `?m=${days.join('')}`;
  return name ? `?feed=${parameters.get(name)!.toLowerCase()}` : '';
}

/** Percent-decoded; of an address that was cut within a letter, without that letter. */
function decodeLoosely(path: string): string {
  const bytes = path.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return new TextDecoder()
    .decode(Buffer.from(bytes.replace(/%[0-9a-f]?$/i, ''), 'latin1'))
    .replace(/\uFFFD+(\/?)$/, '$1');
}

const archivePage = /\/(?:page\/\d+|comment-page-\d+|amp|embed|trackback|feed(?:\/(?:feed|rss2?|atom|rdf))?)$/;
const size = /-(?:\d{1,5}x\d{1,5}|scaled|rotated)(?=\.\w{2,5}$)/;

/** The key of a picture in its own size, whichever size this one is of. */
export const keyOfOriginal = (key: string): string => key.replace(size, '');

/** The path of a key, without query and the part that names a page or a format of the same thing. */
export const pathOfKey = (key: string): string => key.split('?')[0]!.replace(archivePage, '') || '/';
/** Whether an address asks for a feed. */
export const asksForFeed = (key: string): boolean => /\/feed(?:\/\w+)?$|\?feed=/.test(key);
/** Whether it names something by number or name in the query alone. */
const isByQuery = (key: string): boolean => key.startsWith('/?') && !key.startsWith('/?feed=');

/** The keys under which an address may be known, the nearest first: WordPress has many addresses for one thing. */
export function keysLike(key: string): string[] {
  if (isByQuery(key)) return [key, ...pageOf(key)];
  const path = key.split('?')[0]!;
  const bare = pathOfKey(key);
  const file = keyOfOriginal(path);
  return [...new Set([key, path, bare, cutSlug(bare), file, file.replace(/(?=\.\w{2,5}$)/, '-scaled')])];
}

function pageOf(key: string): string[] {
  const [, name = '', value = ''] = /^\/\?(\w+)=(.+)$/.exec(key) ?? [];
  return pages[name] ? [`${pages[name]}${value}`] : [];
}

/** The days of a page of the archive, or of the lists of everything (`/page/2`, `/feed`); null of any other address. */
export function archiveOf(key: string): { kind: 'archive'; days: { from: string; to: string } | null } | null {
  const byQuery = isByQuery(key);
  const path = pathOfKey(key);
  if (!byQuery && path === '/') return { kind: 'archive', days: null };
  const [, year, month, day] = (byQuery ? dateQuery.exec(key) : (datePath.exec(path) ?? dateBehind.exec(path))) ?? [];
  if (!year) return null;
  const [first, last] = [month ?? '1', month ?? '12'].map(Number) as [number, number];
  const from = new Date(Date.UTC(Number(year), first - 1, Number(day ?? 1)));
  const to = day ? from : new Date(Date.UTC(Number(year), last, 0));
  // The 31st of a month that has none.
  if (day && from.getUTCDate() !== Number(day)) return null;
  const text = (date: Date) => date.toISOString().slice(0, 10);
  return { kind: 'archive', days: { from: text(from), to: text(to) } };
}

/** Behind the folder of a site or the name of a language at least a month is named: a year alone may be a page of its own. */
const datePath = /^(?:\/archives)?(?:\/date)?\/((?:19|20)\d\d)(?:\/(0?[1-9]|1[0-2])(?:\/(0?[1-9]|[12]\d|3[01]))?)?$/;
const dateBehind = /^\/[^/]+(?:\/[^/]+)?\/((?:19|20)\d\d)\/(0?[1-9]|1[0-2])(?:\/(0?[1-9]|[12]\d|3[01]))?$/;
const dateQuery = /^\/\?m=((?:19|20)\d\d)(0[1-9]|1[0-2])?(0[1-9]|[12]\d|3[01])?$/;

/** WordPress cuts the name of a post at 200 bytes of its percent-encoding, between two letters; links may hold it whole. */
function cutSlug(key: string): string {
  const start = key.lastIndexOf('/') + 1;
  let encoded = 0;
  let slug = '';
  for (const letter of key.slice(start)) {
    encoded += encodeURIComponent(letter).length;
    if (encoded > longestSlug) break;
    slug += letter;
  }
  return key.slice(0, start) + slug;
}
