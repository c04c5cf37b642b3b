import { expect, it } from 'vitest';
import { remoteFiles } from '../../store/database/schema.ts';
import { followedSite } from '../../testing/outside/followed-site.ts';
import { allSources } from '../../store/sources.ts';

const here = followedSite();
const address = (from: string, path: string) => `${from}/wp-content/uploads/2026/03/${path}`;

/** Posts whose texts name the site by its address of then, as WordPress stores them. */
function fill(from: string): void {
  for (let id = 1; id <= 5; id++)
    here.site.put({
      id,
      modified_gmt: `2026-03-0${id}T09:00:00`,
      content: `<p>عاد <a href="${from}/2026/03/post-1/">النحل</a>.</p><img src="${address(from, `${id}.jpg`)}" alt="نحلة">`,
      media: { source_url: address(from, `lead-${id}.jpg`), media_type: 'image', alt_text: 'نحل' },
    });
}

it.each<[string, { asked?: boolean; to: string; words: 'moved' | 'as they were' }]>([
  ['calls itself www', { to: 'http://www.garden.example', words: 'moved' }],
  ['goes over to https', { to: 'https://garden.example', words: 'moved' }],
  ['becomes another host, with its texts as they were', { to: 'http://old.garden.example', words: 'as they were' }],
  ['becomes another host, with its texts', { to: 'http://old.garden.example', words: 'moved' }],
  ['is asked at another address, too', { to: 'http://old.garden.example', words: 'moved', asked: true }],
])('a site that %s has the same stories, versions and pictures', async (_name, { asked, to, words }) => {
  const { site, store } = here;
  site.home = 'http://garden.example';
  fill(site.home);
  await here.start();
  const [versions, states] = [await here.versionCount(), await here.states()];
  await store.db.update(remoteFiles).set({ fetchedAt: site.now, dueAt: null });
  const files = (await store.db.select().from(remoteFiles)).length;
  site.home = to;
  if (words === 'moved') fill(to);
  // The same server under another name.
  await here.start({ ...(asked && { address: site.address.replace('127.0.0.1', 'localhost') }) });
  await here.following.later(25 * 3600);
  expect(await here.versionCount()).toBe(versions);
  expect(await here.states()).toEqual(states);
  const after = await store.db.select().from(remoteFiles);
  expect(after.map(({ fetchedAt }) => fetchedAt).filter((each) => each === null)).toEqual([]);
  expect(after.length).toBe(files);
  expect(await allSources(store.db)).toHaveLength(1);
  // And what is deleted there is withdrawn here.
  const id = (await store.db.query.sourceItems.findFirst())!.uri;
  expect(id).toMatch(/^https:\/\/garden\.example\/\?p=/);
  site.posts.delete(2);
  await here.following.later(31);
  expect(await here.states()).toEqual({ public: 4, withdrawn: 1 });
});

it('pictures that are still to come are asked for where the site is now', async () => {
  const { site, store } = here;
  site.home = 'http://garden.example';
  fill(site.home);
  await here.start();
  site.home = 'http://old.garden.example';
  await here.start({ address: site.address.replace('127.0.0.1', 'localhost') });
  const hosts = (await store.db.select().from(remoteFiles)).map(({ host }) => host);
  expect(new Set(hosts)).toEqual(new Set(['old.garden.example']));
});

it('another site is another source', async () => {
  const { site, store } = here;
  site.home = 'http://garden.example';
  fill(site.home);
  await here.start();
  site.home = 'http://kitchen.example';
  for (let id = 1; id <= 5; id++) site.put({ id, title: 'حساء العدس', modified_gmt: `2026-02-0${id}T10:00:00` });
  await here.start({ address: site.address.replace('127.0.0.1', 'localhost') });
  expect(await allSources(store.db)).toHaveLength(2);
  expect(await here.states()).toEqual({ public: 5 });
});
