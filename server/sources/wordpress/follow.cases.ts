import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import type { Store } from '../../store/database/store.ts';
import { versions } from '../../store/database/schema.ts';
import { itemsByState } from '../../store/source-items.ts';
import { pauseSource, resumeSource, sourceByName } from '../../store/sources.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { openFakeWordPress, type FakeWordPress } from '../../testing/outside/fake-wordpress.ts';
import { follow, idOfPost, type Following } from '../../testing/outside/follow.ts';
import { resetStore } from '../../testing/store.ts';

const category = (id: number, slug: string, name: string) => ({ id, slug, name, taxonomy: 'category' });

export function followCases(open: () => Promise<Store>): void {
  describe('a WordPress that is followed', { timeout: 120_000 }, () => {
    let store: Store;
    let testApp: TestApp;
    let site: FakeWordPress;
    let following: Following | undefined;
    beforeAll(async () => {
      store = await open();
      testApp = await openTestApp(store);
    });
    beforeEach(async () => {
      await resetStore(store);
      site = await openFakeWordPress();
    });
    afterEach(async () => {
      await following?.sources.stop();
      following = undefined;
      await site.close();
    });
    afterAll(async () => {
      await testApp?.close();
      await store?.close();
    });
    const start = async (options?: Parameters<typeof follow>[2]) => (following = await follow(store, site, options));
    const story = (id: number) =>
      testApp.get<{ article: Record<string, unknown> }>(`/api/v1/ar/stories/${idOfPost(site, id)}`);
    const status = async (id: number) => (await story(id)).status;
    const states = () => itemsByState(store.db, following!.name);
    const versionCount = async () => (await store.db.select({ n: sql<number>`count(*)::int` }).from(versions))[0]!.n;

    it('takes everything: what is public for readers, drafts for editors, private and protected for nobody', async () => {
      for (let id = 1; id <= 120; id++)
        site.put({ id, date_gmt: `2026-02-${String((id % 27) + 1).padStart(2, '0')}T09:00:00`, title: `خبر ${id}` });
      site.put({ id: 201, status: 'draft' });
      site.put({ id: 202, status: 'pending' });
      site.put({ id: 203, status: 'private' });
      site.put({ id: 204, protected: true });
      site.put({ id: 205, status: 'trash' });
      await start();
      expect(await states()).toEqual({ public: 120, draft: 2, hidden: 1 });
      expect(await status(1)).toBe(200);
      expect((await story(2)).body.article).toMatchObject({ headline: 'خبر 2', published: '2026-02-03T09:00:00.000Z' });
      for (const id of [201, 202, 203, 204, 205]) expect(await status(id)).toBe(404);
      const row = await sourceByName(store.db, following!.name);
      expect(row).toMatchObject({ phase: 'following', failure: null });
    });

    it('a second run changes nothing', async () => {
      for (let id = 1; id <= 30; id++) site.put({ id });
      await start();
      const before = await versionCount();
      await following!.sources.stop();
      await store.db.execute(sql`update sources set phase = 'first', cursor = null`);
      await start();
      // Not even when nothing is known of what was taken before.
      await following!.sources.stop();
      await store.db.execute(sql`truncate sources, source_items`);
      await start();
      expect(await versionCount()).toBe(before);
      expect(await states()).toEqual({ public: 30 });
    });

    it('goes on where a killed process stopped', async () => {
      for (let id = 1; id <= 70; id++)
        site.put({ id, date_gmt: `2026-01-01T00:${String(id % 60).padStart(2, '0')}:00` });
      site.broken = (path) => (/[?&]page=2&/.test(path) ? { status: 503, body: '' } : null);
      await start();
      expect((await states()).public).toBe(50);
      expect(following!.troubles.at(-1)).toContain('503');
      await following!.sources.stop();
      site.broken = null;
      site.requests.length = 0;
      await start();
      expect(await states()).toEqual({ public: 70 });
      expect(site.requests.filter((each) => /posts.*[?&]page=1&.*orderby=date.*_embed/.test(each))).toEqual([]);
    });

    it('follows edits, new posts, and those that the clock of WordPress publishes without changing them', async () => {
      site.put({ id: 1 });
      site.put({ id: 2, status: 'draft' });
      await start();
      site.now = new Date(site.now.getTime() + 600_000);
      site.put({ id: 1, title: 'عنوان أحدث' });
      site.put({ id: 3 });
      // Published by cron: nothing but the status differs.
      site.put({ id: 2, status: 'publish', modified_gmt: site.posts.get(2)!.modified_gmt });
      await following!.later(31);
      expect((await story(1)).body.article).toMatchObject({ headline: 'عنوان أحدث' });
      expect([await status(2), await status(3)]).toEqual([200, 200]);
    });

    it('a scheduled post waits for its time, and one that is put off again is withdrawn', async () => {
      site.put({ id: 1, status: 'future', date_gmt: '2026-03-10T13:00:00', modified_gmt: '2026-03-10T13:00:00' });
      site.put({ id: 2 });
      await start();
      expect(await states()).toEqual({ public: 1, scheduled: 1 });
      expect(await status(1)).toBe(404);
      site.put({ id: 2, status: 'future', date_gmt: '2026-03-11T09:00:00' });
      await following!.later(31);
      expect(await status(2)).toBe(410);
    });

    it.each(['draft', 'private', 'trash', 'protected', 'deleted'] as const)('withdraws what became %s', async (to) => {
      for (let id = 1; id <= 3; id++) site.put({ id });
      await start();
      expect(await status(1)).toBe(200);
      if (to === 'deleted') site.posts.delete(1);
      else if (to === 'protected') site.put({ id: 1, protected: true });
      else site.put({ id: 1, status: to });
      await following!.later(31);
      expect(await status(1)).toBe(410);
      expect(await status(2)).toBe(200);
      // And it comes back when it is published again.
      site.now = new Date(site.now.getTime() + 60_000);
      site.put({ id: 1, status: 'publish', protected: false });
      await following!.later(31);
      expect(await status(1)).toBe(200);
    });

    it('what is old and gone is found once a day', async () => {
      for (let id = 1; id <= 24; id++)
        site.put({ id, date_gmt: `2026-01-${String(Math.ceil(id / 20)).padStart(2, '0')}T00:00:00` });
      // Five pages are the newest.
      await start({ login: false, idsPerPage: 4 });
      site.posts.delete(1);
      await following!.later(31);
      expect(await status(1)).toBe(200);
      await following!.later(24 * 3600);
      expect(await status(1)).toBe(410);
    });

    it.each<[string, (path: string) => { status: number; body: string } | null]>([
      ['the server fails', () => ({ status: 500, body: 'error' })],
      ['one post fails', (path) => (/posts\/\d+\?/.test(path) ? { status: 502, body: '<html>' } : null)],
      ['a wall answers', (path) => (/posts\/\d+\?/.test(path) ? { status: 403, body: '{"code":"wall_block"}' } : null)],
      ['the API is closed', () => ({ status: 401, body: '{"code":"rest_cannot_access"}' })],
      ['the host has another page', () => ({ status: 404, body: '<h1>Not found</h1>' })],
      [
        'the login is not accepted any more',
        (path) => (path.includes('users/me') ? { status: 401, body: '{"code":"rest_not_logged_in"}' } : null),
      ],
      ['the answer is cut off', () => ({ status: 200, body: '[{"id":' })],
      ['lists are empty', (path) => (/posts(\?|\/)/.test(path) ? { status: 200, body: '[]' } : null)],
    ])('withdraws nothing while %s', async (_name, broken) => {
      for (let id = 1; id <= 3; id++) site.put({ id });
      await start();
      site.posts.delete(1);
      site.broken = broken;
      await following!.later(31);
      await following!.later(700);
      expect([await status(1), await status(2)]).toEqual([200, 200]);
      site.broken = null;
      await following!.later(60);
      expect([await status(1), await status(2)]).toEqual([410, 200]);
    });

    it('more than 20 at once pause it, until an editor agrees', async () => {
      for (let id = 1; id <= 40; id++) site.put({ id });
      await start();
      for (let id = 1; id <= 21; id++) site.posts.delete(id);
      await following!.later(31);
      const row = await sourceByName(store.db, following!.name);
      expect(row).toMatchObject({ pausedBy: 'withdrawals', suspects: 21 });
      expect(await status(1)).toBe(200);
      await resumeSource(store.db, following!.name, row!.suspects);
      await following!.later(31);
      expect([await status(1), await status(21), await status(22)]).toEqual([410, 410, 200]);
      expect(await sourceByName(store.db, following!.name)).toMatchObject({ pausedBy: null, agreed: 0 });
    });

    it('is asked nothing while it is paused', async () => {
      site.put({ id: 1 });
      await start();
      await pauseSource(store.db, following!.name, 'سلمى', site.now);
      await following!.later(31);
      site.requests.length = 0;
      site.put({ id: 2 });
      await following!.later(31);
      expect(site.requests).toEqual([]);
      await resumeSource(store.db, following!.name, 0);
      await following!.later(31);
      expect(await status(2)).toBe(200);
    });

    it('a wrong password: readers get what is public, and the desk is told', async () => {
      site.password = 'another';
      site.put({ id: 1 });
      site.put({ id: 2, status: 'draft' });
      await start();
      expect(await states()).toEqual({ public: 1 });
      expect((await sourceByName(store.db, following!.name))!.failure).toContain('not accepted');
    });

    it('sections by the mapping, by name, or by the category above; ticker and breaking news', async () => {
      site.put({ id: 1, terms: [category(5, 'ticker', 'الشريط'), category(3, 'hayy', 'أخبار الحي')] });
      site.put({ id: 2, terms: [category(4, 'urgent', 'عاجل')] });
      site.put({
        id: 3,
        terms: [
          category(6, 'gardening', 'بستنة &amp; زراعة'),
          { id: 9, slug: 'bees', name: 'النحل', taxonomy: 'post_tag' },
        ],
      });
      site.put({ id: 4, terms: [category(1, 'uncategorized', 'Uncategorized')] });
      await start({ mapping: { sections: { local: 'society' }, ticker: ['الشريط'], breaking: ['urgent'] } });
      const [one, two, three, four] = await Promise.all([1, 2, 3, 4].map(async (id) => (await story(id)).body.article));
      expect(one).toMatchObject({
        section: { slug: 'society' },
        tickerLine: 'النحل يعود إلى الحديقة',
        subjects: [{ name: 'أخبار الحي' }],
      });
      expect(two).toMatchObject({ urgency: 1, section: null });
      expect(three).toMatchObject({
        section: { slug: 'gardening', name: 'بستنة & زراعة' },
        subjects: [{ name: 'النحل' }],
      });
      expect(four).toMatchObject({ section: null });
    });
  });
}
