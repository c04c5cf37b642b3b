import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleAnswer, FrontAnswer, StoriesAnswer, TickerAnswer } from '#contract/story.ts';
import type { Store } from '../store/store.ts';
import { receiveItem } from '../store/receive.ts';
import { minutes, noon, preparedItem } from '../store/testing-items.ts';
import { resetStore } from '../store/testing.ts';
import { openTestApp, type TestApp } from '../testing-app.ts';

/** What readers get of what was received, over either database. */
export function readingCases(open: () => Promise<Store>): void {
  let store: Store;
  let test: TestApp;
  let now = noon;
  beforeAll(async () => {
    store = await open();
    test = await openTestApp(store, { now: () => now });
  });
  beforeEach(async () => {
    now = minutes(5);
    await resetStore(store);
  });
  afterAll(async () => {
    await test?.close();
    await store?.close();
  });

  const uri = (name: string) => `tag:example.org,2026:${name}`;
  type Changes = Parameters<typeof preparedItem>[0];
  const send = async (name: string, changes: Changes = {}) =>
    (await receiveItem(store, preparedItem({ uri: uri(name), ...changes }), now)).id;
  const article = (id: string, language = 'ar') => test.get<ArticleAnswer>(`/api/v1/${language}/stories/${id}`);
  const stories = (query = '', language = 'ar') => test.get<StoriesAnswer>(`/api/v1/${language}/stories${query}`);
  const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);

  describe('an article', () => {
    it('is answered whole, with headers for caches', async () => {
      const id = await send('bees', { story: { dateline: 'دمشق', byline: 'سلمى' } });
      const { status, headers, body } = await article(id);
      expect(status).toBe(200);
      expect(body.article).toMatchObject({
        id,
        headline: 'النحل يعود إلى حديقة الحي',
        dateline: 'دمشق',
        byline: 'سلمى',
        revision: 1,
      });
      expect(body.article.body).toHaveLength(1);
      expect(headers).toMatchObject({ 'surrogate-key': id });
      expect(headers['cache-control']).toMatch(/^public, max-age=0, must-revalidate, s-maxage=300/);
      const again = await test.app.inject({
        url: `/api/v1/ar/stories/${id}`,
        headers: { 'if-none-match': String(headers.etag) },
      });
      expect(again.statusCode).toBe(304);
      expect(again.payload).toBe('');
    });

    it('is nowhere when its id is unknown, malformed or of another language', async () => {
      const id = await send('bees');
      for (const path of [
        `en/stories/${id}`,
        'ar/stories/aaaaaaaaaa',
        'ar/stories/%D9%86',
        'ar/stories/A',
        `fr/stories/${id}`,
      ]) {
        const { status, headers, body } = await test.get<{ type: string }>(`/api/v1/${path}`);
        expect([path, status]).toEqual([path, 404]);
        expect(body.type).toBe('/problems/not-found');
        expect(headers['content-type']).toMatch(/^application\/problem\+json/);
        expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=10');
      }
    });

    it('is a 410 with its moment once it is withdrawn', async () => {
      const id = await send('bees');
      await send('bees', { version: '2', pubStatus: 'canceled', versionCreated: minutes(1) });
      const { status, headers, body } = await test.get<{ withdrawnAt: string }>(`/api/v1/ar/stories/${id}`);
      expect(status).toBe(410);
      expect(Date.parse(body.withdrawnAt)).not.toBeNaN();
      expect(headers).toMatchObject({ 'cache-control': 'public, max-age=0, s-maxage=60', 'surrogate-key': id });
      expect((await stories()).body.stories).toEqual([]);
    });

    it('knows its translations by group and by name, both ways', async () => {
      const english = { language: 'en', story: { headline: 'Bees return to the garden' } } as const;
      const arabic = await send('bees', { group: 'g1' });
      const grouped = await send('bees-en', { ...english, group: 'g1' });
      const other = await send('ants');
      const named = await send('ants-en', {
        ...english,
        story: { headline: 'Ants build', translationUris: [uri('ants')] },
      });
      expect((await article(arabic)).body.translations).toEqual([
        { language: 'en', id: grouped, headline: 'Bees return to the garden' },
      ]);
      expect((await article(grouped, 'en')).body.translations).toMatchObject([{ language: 'ar', id: arabic }]);
      expect((await article(other)).body.translations).toMatchObject([{ id: named }]);
      expect((await article(named, 'en')).body.translations).toMatchObject([{ id: other }]);
    });

    it('links what its editor chose: public stories, outside pages, nothing that is hidden here', async () => {
      const chosen = await send('ants');
      await send('draft', { pubStatus: 'withheld' });
      const link = (name: string, href: string | null = null) => ({ uri: uri(name), headline: `عنوان ${name}`, href });
      const id = await send('bees', {
        story: {
          seeAlso: [
            link('ants'),
            link('draft', 'https://example.org/draft'),
            link('away', 'https://example.org/away'),
            link('unknown'),
          ],
        },
      });
      const { seeAlso, related } = (await article(id)).body;
      expect(seeAlso).toMatchObject([
        { type: 'story', story: { id: chosen } },
        { type: 'outside', headline: 'عنوان away', href: 'https://example.org/away' },
      ]);
      expect(related).toEqual([]);
    });

    it('has related stories by subject, text and section; never itself, translations, drafts or withdrawn ones', async () => {
      const subjects = [{ slug: 'gardens', name: 'حدائق' }];
      const plain = { section: null, subjects: [] };
      const bySubject = await send('one', { story: { ...plain, headline: 'أول', subjects } });
      const byText = await send('two', { story: { ...plain, headline: 'حديقة للنحل في الحي القديم' } });
      const bySection = await send('three', {
        story: { ...plain, headline: 'ثالث', section: { slug: 'society', name: 'مجتمع' } },
      });
      await send('four', { story: { ...plain, headline: 'رابع' } });
      await send('draft', { pubStatus: 'withheld', story: { subjects } });
      await send('gone', { story: { subjects } });
      await send('gone', { version: '2', pubStatus: 'canceled', versionCreated: minutes(1) });
      await send('sister', { language: 'en', group: 'g', story: { subjects } });
      await send('twin', { group: 'g', story: { subjects } });
      const id = await send('bees', { group: 'g', story: { subjects } });
      const { related } = (await article(id)).body;
      expect(related.map(({ story, reason }) => [story.id, reason])).toEqual([
        [bySubject, 'subject'],
        [byText, 'text'],
        [bySection, 'section'],
      ]);
    });
  });

  describe('lists', () => {
    it('page by cursor without losing or repeating a story, also when one arrives between two pages', async () => {
      const ids: string[] = [];
      // Three share a moment: the id decides.
      for (let each = 0; each < 7; each += 1)
        ids.push(await send(`story-${each}`, { versionCreated: minutes(Math.floor(each / 3)) }));
      const seen: string[] = [];
      let next: string | null = '';
      while (next !== null) {
        const page: StoriesAnswer = (await stories(`?limit=2${next && `&cursor=${next}`}`)).body;
        if (next === '') await send('late', { versionCreated: minutes(4) });
        seen.push(...idsOf(page.stories));
        ({ next } = page);
      }
      expect(seen).toHaveLength(7);
      expect(new Set(seen)).toEqual(new Set(ids));
    });

    it('refuse cursors and limits that are not theirs', async () => {
      for (const query of [
        '?cursor=abc',
        '?cursor=',
        '?cursor=%00',
        `?cursor=${Buffer.from('00000000z.aaaaaaaaaa').toString('base64url')}`,
      ]) {
        const { status, body } = await test.get<{ type: string }>(`/api/v1/ar/stories${query}`);
        expect([query, status, body.type]).toEqual([query, 400, '/problems/bad-cursor']);
      }
      expect((await stories('?limit=0')).status).toBe(400);
      expect((await stories('?limit=51')).body).toMatchObject({ errors: [{ path: 'limit' }] });
    });

    it('are by section and by subject, and name the subject', async () => {
      const science = await send('moon', {
        story: { section: { slug: 'science', name: 'علوم' }, subjects: [{ slug: 'القمر', name: 'القمر' }] },
      });
      await send('bees');
      expect(idsOf((await stories('?section=science')).body.stories)).toEqual([science]);
      const topic = (await stories(`?subject=${encodeURIComponent('القمر')}`)).body;
      expect(idsOf(topic.stories)).toEqual([science]);
      expect(topic.subject).toEqual({ slug: 'القمر', name: 'القمر' });
      expect((await stories('?subject=none')).body).toEqual({ stories: [], next: null, subject: null });
    });

    it('know empty sections of the newsroom, those that only stories name, and none else', async () => {
      expect((await stories('?section=science')).body.stories).toEqual([]);
      expect((await stories('?section=chess')).status).toBe(404);
      const id = await send('pawn', { story: { section: { slug: 'chess', name: 'شطرنج' } } });
      expect((await stories('?section=chess')).body.stories).toMatchObject([
        { id, section: { slug: 'chess', name: 'شطرنج' } },
      ]);
    });

    it('hold no expired story, whose page stays', async () => {
      const id = await send('bees', { expires: minutes(-1) });
      expect((await stories()).body.stories).toEqual([]);
      expect((await article(id)).body.article.expired).toBe(true);
    });
  });

  describe('the ticker', () => {
    const ticker = (language = 'ar') => test.get<TickerAnswer>(`/api/v1/${language}/ticker`);

    it('has breaking stories first, for the newsroom’s minutes', async () => {
      const breaking = await send('fire', { urgency: 1, versionCreated: minutes(0) });
      const newer = await send('bees', { versionCreated: minutes(1) });
      now = minutes(10);
      const { body, headers } = await ticker();
      expect(idsOf(body.stories)).toEqual([breaking, newer]);
      expect(body.stories[0]!.breakingUntil).toBe(minutes(20).toISOString());
      expect(headers['surrogate-key']).toBe(`list-ar ${breaking} ${newer}`);
      now = minutes(20);
      expect(idsOf((await ticker()).body.stories)).toEqual([newer, breaking]);
    });

    it('has the newest two days, at most twenty lines and at least five', async () => {
      for (let each = 0; each < 8; each += 1) await send(`old-${each}`, { versionCreated: minutes(-3000 - each) });
      expect((await ticker()).body.stories).toHaveLength(5);
      for (let each = 0; each < 22; each += 1) await send(`new-${each}`, { versionCreated: minutes(-each) });
      const { stories: lines, position } = (await ticker()).body;
      expect(lines).toHaveLength(20);
      expect(lines.every(({ published }) => published > minutes(-60).toISOString())).toBe(true);
      expect(position).toBe(30);
    });
  });

  describe('the front', () => {
    const front = () => test.get<FrontAnswer>('/api/v1/ar/front');

    it('is empty when there is nothing', async () => {
      expect((await front()).body).toEqual({
        lead: null,
        tied: [],
        secondary: [],
        latest: [],
        sections: [],
        position: 0,
      });
    });

    it('leads with what is breaking, shows no story twice above the sections, and lists sections in the newsroom’s order', async () => {
      const ids: string[] = [];
      for (let each = 0; each < 12; each += 1) {
        const section = each % 2 ? { slug: 'science', name: 'علوم' } : { slug: 'society', name: 'مجتمع' };
        ids.push(await send(`story-${each}`, { versionCreated: minutes(-each), story: { section } }));
      }
      const breaking = await send('fire', { urgency: 1, versionCreated: minutes(1) });
      const { body, headers } = await front();
      expect(body.lead?.id).toBe(breaking);
      const above = idsOf([body.lead!, ...body.tied, ...body.secondary]);
      expect(new Set(above).size).toBe(above.length);
      expect(idsOf(body.latest)).not.toContain(breaking);
      expect(body.sections.map(({ section }) => section.slug)).toEqual(['society', 'science']);
      expect(String(headers['surrogate-key'])).toContain(breaking);
    });

    it('does not lead with a flash that has no body', async () => {
      await send('flash', { urgency: 1, story: { body: [] } });
      const id = await send('bees');
      expect((await front()).body.lead?.id).toBe(id);
    });
  });
}
