import { expect, it } from 'vitest';
import { versions } from '../../store/database/schema.ts';
import { advanceSource, restartSource } from '../../store/sources.ts';
import { makeItem, testIntake } from '../../testing/intake.ts';
import { followedSite } from '../../testing/outside/followed-site.ts';
import type { Round } from '../round.ts';
import type { SourceDocument } from '../source.ts';
import { takeDocuments } from '../take-documents.ts';

const here = followedSite();
const closed = { status: 403, body: '{"code":"rest_user_cannot_view"}' };
const hidden = { author: [{ code: 'rest_user_invalid_id', message: 'x' }] };
const byline = async (id: number) => JSON.stringify((await here.story(id)).body.article);
const edit = (id: number, changes: object) => {
  here.site.now = new Date(here.site.now.getTime() + 600_000);
  here.site.put({ id, title: 'عنوان أحدث', ...changes });
};

it('has everything read again even if that is said while keys are compared', async () => {
  here.site.put({ id: 1 });
  await here.start();
  await here.following.sources.stop();
  const row = (await here.row())!;
  await restartSource(here.store.db, row.name);
  await advanceSource(here.store.db, row, { cursor: { kind: 'page', page: 1 }, done: 9 });
  expect(await here.row()).toMatchObject({ phase: 'first', cursor: null, done: 0 });
});

it('brings back what was withdrawn by mistake, when it is shown again as it was', async () => {
  // Long ago, so that nothing but the list of the newest names it.
  const post = here.site.put({ id: 1, modified_gmt: '2026-03-01T09:00:00' });
  here.site.put({ id: 2 });
  await here.start();
  here.site.posts.delete(1);
  await here.following.later(31);
  expect((await here.story(1)).status).toBe(410);
  here.site.posts.set(1, post);
  await here.following.later(31);
  expect((await here.story(1)).status).toBe(200);
});

it('names authors as before when the site hides them, even after a restart', async () => {
  here.site.put({ id: 1 });
  await here.start();
  const refuse = (path: string) => (path.includes('/users?') ? closed : null);
  here.site.broken = refuse;
  await here.start();
  edit(1, { more: { _embedded: hidden } });
  await here.following.later(31);
  expect(await byline(1)).toContain('عنوان أحدث');
  expect(await byline(1)).toContain('سلمى');
  expect((await here.row())!.failure).toContain('does not list its authors any more');
});

it('keeps byline and lead picture of a story whose author and picture are not shown any more, and says so', async () => {
  const { site, store } = here;
  site.broken = (path) => (path.includes('/users?') ? closed : null);
  const media = { source_url: `${site.address}/wp-content/uploads/a.jpg`, media_type: 'image' };
  site.put({ id: 1, media, more: { featured_media: 7 } });
  await here.start();
  edit(1, { media: null, more: { featured_media: 7, _embedded: hidden } });
  await here.following.later(31);
  expect(await byline(1)).toContain('سلمى');
  const last = (await store.db.select().from(versions)).at(-1)!;
  expect(last.version).toBe('2');
  expect(JSON.stringify(last.item)).toContain('featuremedia');
  expect(last.remarks.map(({ path }) => path)).toEqual(expect.arrayContaining(['people', 'associations']));
});

it('withdraws what is gone although another one cannot be judged', async () => {
  for (let id = 1; id <= 4; id++) here.site.put({ id });
  await here.start();
  for (const id of [1, 2, 3]) here.site.posts.delete(id);
  here.site.broken = (path) => (path.includes('posts/1?') ? { status: 500, body: 'error' } : null);
  await here.following.later(31);
  expect(await here.states()).toEqual({ public: 2, withdrawn: 2 });
});

it('withdraws a scheduled story that is not published at its time, even without its login', async () => {
  const { site } = here;
  const due = '2026-03-10T13:00:00';
  site.put({ id: 1, status: 'future', date_gmt: due });
  site.put({ id: 2, status: 'future', date_gmt: due });
  await here.start();
  site.password = 'another';
  await here.start();
  expect((await here.row())!.failure).toContain('2 scheduled stories');
  site.put({ id: 1, status: 'draft' });
  await here.following.later(1800);
  expect(await here.states()).toEqual({ scheduled: 2 });
  site.put({ id: 2, status: 'publish' });
  await here.following.later(3 * 3600);
  expect(await here.states()).toEqual({ public: 1, withdrawn: 1 });
});

it('is not paused by drafts that are deleted', async () => {
  here.site.put({ id: 100 });
  for (let id = 1; id <= 21; id++) here.site.put({ id, status: 'draft' });
  await here.start();
  for (let id = 1; id <= 21; id++) here.site.posts.delete(id);
  await here.following.later(31);
  expect(await here.row()).toMatchObject({ pausedBy: null });
  expect(await here.states()).toEqual({ public: 1, withdrawn: 21 });
});

it('does not take the older copy of what a webhook has brought meanwhile', async () => {
  const { store } = here;
  here.site.put({ id: 1 });
  await here.start();
  const document = (title: string): SourceDocument => ({
    ...{ key: 'post:9', changed: title, dated: here.site.now, standing: 'public' },
    item: {
      ...makeItem({ uri: 'tag:example.org,2026:nine', headlines: [{ role: 'main', value: title }] }),
      ...{ uri: 'tag:example.org,2026:nine', language: 'ar' },
    },
    ...{ published: here.site.now, modified: here.site.now, files: [], addresses: [], otherAddresses: [] },
    ...{ places: [], withheld: [], dropped: {}, warnings: [] },
  });
  const round = {
    ...{ store, source: { name: here.following.name }, open: { documents: async () => [document('أحدث')] } },
    ...{ now: () => here.site.now, stopped: () => false, withdraw: async () => {} },
  } as unknown as Round;
  const taking = { waiting: new Set(['post:9']), intake: testIntake, isNews: false };
  await takeDocuments([document('أقدم')], round, taking);
  const taken = (await store.db.select().from(versions)).filter(({ uri }) => uri.endsWith('nine'));
  expect(taken.map(({ headline }) => headline)).toEqual(['أحدث']);
});

it('takes a text with a pasted picture of a megabyte, and leads every size of a picture of its own to it', async () => {
  const pasted = `<img src="data:image/png;base64,${'A'.repeat(1_200_000)}">`;
  const own = `https://i0.wp.com/garden.example/wp-content/uploads/bees-2048x1365.jpg?w=900`;
  const foreign = 'https://elsewhere.example/wp-content/uploads/other.jpg';
  here.site.home = 'http://garden.example';
  here.site.put({ id: 1, content: `<p>عاد النحل.</p>${pasted}<img src="${own}"><img src="${foreign}">` });
  await here.start();
  expect(await here.states()).toEqual({ public: 1 });
  const known = (await here.store.db.query.oldAddresses.findMany()).map(({ address }) => address);
  expect(known.filter((address) => address.includes('uploads')).toSorted()).toEqual([
    '/wp-content/uploads/bees-2048x1365.jpg',
    '/wp-content/uploads/bees.jpg',
  ]);
});
