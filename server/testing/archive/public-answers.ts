import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { asc } from 'drizzle-orm';
import { assets, oldAddresses, stories } from '../../store/database/schema.ts';
import type { Store } from '../../store/database/store.ts';
import { renditionFiles } from '../../store/rendition-files.ts';
import { fileAddress } from '../../store/stored-files.ts';

/** What anybody is answered at every public address: status, type, place and a hash of the content, by address. */
export async function publicAnswers(app: FastifyInstance, store: Store): Promise<Record<string, string>> {
  const known = await store.db.select({ id: stories.id }).from(stories).orderBy(asc(stories.id));
  const files = await store.db.select().from(assets).orderBy(asc(assets.name));
  const old = await store.db.select().from(oldAddresses).orderBy(asc(oldAddresses.address));
  const api = ['ar', 'en'].flatMap((language) => [
    ...['front', 'ticker', 'stories', 'stories?section=society', `search?q=${encodeURIComponent('الحديقة')}`].map(
      (path) => `/api/v1/${language}/${path}`,
    ),
    ...known.flatMap(({ id }) => [`/api/v1/${language}/stories/${id}`, `/${language}/news/${id}`]),
    ...['feed.json', 'rss.xml'].map((feed) => `/${language}/${feed}`),
  ]);
  const addresses = [
    ...api,
    '/api/v1/newsroom',
    '/sitemap.xml',
    '/sitemap-news.xml',
    ...old.map(({ address }) => address),
    ...files.flatMap(({ file, hash, widths, avif }) =>
      file === null
        ? renditionFiles('', { hash, widths, avif }).map((path) => `/pictures/${path.split('/').at(-1)}`)
        : [fileAddress(hash, file)],
    ),
  ];
  const answers: Record<string, string> = {};
  for (const url of addresses) {
    const { statusCode, headers, rawPayload } = await app.inject({ url, headers: { host: 'news.example' } });
    // Where a stream begins is not what anybody reads, and the entity tag is a hash of it, too.
    const read = rawPayload.toString('latin1').replace(/"position":\d+/g, '');
    const content = createHash('sha256').update(read).digest('hex');
    answers[url] = [statusCode, headers['content-type'], headers.location, content].join(' ');
  }
  return answers;
}
