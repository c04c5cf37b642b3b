import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';

/** Sitemaps have at most 50 MB. */
const longestSitemap = 200 * 1024 * 1024;
/** More than the pages of any newsroom; what robots make up is longer. */
const mostAddresses = 1_000_000;
/** What a log says of an address that leads nowhere here: that it does not, so that those count. */
const request = /"(?:GET|HEAD) (\S+)(?: HTTP\/[\d.]+)?" (?:[23]\d\d|404|410)\b/;
/** What an old site has besides its content, and files that every site has. */
const machinery =
  /^\/(?:wp-(?:admin|includes|json|login|cron|content\/(?:plugins|themes|cache))|xmlrpc\.php|favicon\.ico|robots\.txt|\.well-known|wp-sitemap|sitemap)|\.(?:css|js|map|woff2?|ttf)$/i;

/** Addresses (path and query) of a sitemap, an access log (also .gz) or a list, and how often each occurs. */
export async function addressesIn(file: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const count = (written: string): void => {
    const url = URL.parse(written, 'https://old.invalid');
    if (!url || !/^https?:$/.test(url.protocol) || machinery.test(url.pathname)) return;
    const address = url.pathname + url.search;
    const known = counts.get(address);
    if (known !== undefined || counts.size < mostAddresses) counts.set(address, (known ?? 0) + 1);
  };
  const packed = /\.gz$/i.test(file);
  if (/\.xml(?:\.gz)?$/i.test(file)) {
    const bytes = await readFile(file);
    const text = packed ? await promisify(gunzip)(bytes, { maxOutputLength: longestSitemap }) : bytes;
    for (const address of locationsIn(text.toString('utf8'))) count(address);
    return counts;
  }
  const input = createReadStream(file);
  for await (const line of createInterface({
    input: packed ? input.pipe(createGunzip()) : input,
    crlfDelay: Infinity,
  })) {
    const asked = request.exec(line)?.[1] ?? (/^(?:https?:\/\/|\/)\S*$/.test(line.trim()) ? line.trim() : null);
    if (asked !== null) count(asked);
  }
  return counts;
}

/** Throws where it is no sitemap, or a list of others. */
function locationsIn(text: string): string[] {
  const parser = new XMLParser({ isArray: (name) => name === 'url' || name === 'sitemap', parseTagValue: false });
  const read = parser.parse(text) as {
    urlset?: { url?: { loc?: string }[] };
    sitemapindex?: { sitemap?: { loc?: string }[] };
  };
  const others = read.sitemapindex?.sitemap?.flatMap(({ loc }) => loc ?? []);
  if (others) throw new Error(`This sitemap only lists others; give these instead:\n${others.join('\n')}`);
  if (read.urlset === undefined) throw new Error('This XML is no sitemap.');
  return (read.urlset.url ?? []).flatMap(({ loc }) => loc ?? []);
}
