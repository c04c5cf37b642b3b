import { describe, expect, it } from 'vitest';
import type { ArticleAnswer, StoriesAnswer } from '#contract/story.ts';
import type { Store } from '../../store/database/store.ts';
import { minutes } from '../../testing/items.ts';
import { idsOf, ReadingFixture, uri } from '../../testing/reading.ts';

/** Articles and lists as readers get them, over either database. */
export function readingCases(open: () => Promise<Store>): void {
  const fixture = new ReadingFixture(open);
  const send = fixture.send.bind(fixture);
  const article = (id: string, language = 'ar') => fixture.test.get<ArticleAnswer>(`/api/v1/${language}/stories/${id}`);
  const stories = (query = '', language = 'ar') =>
    fixture.test.get<StoriesAnswer>(`/api/v1/${language}/stories${query}`);

  describe('an article', () => {
    it('is answered completely, with headers for caches', async () => {
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
      const again = await fixture.test.app.inject({
        url: `/api/v1/ar/stories/${id}`,
        headers: { 'if-none-match': String(headers.etag) },
      });
      expect(again.statusCode).toBe(304);
      expect(again.payload).toBe('');
    });

    it('is a 404 if its id is unknown, malformed or of another language', async () => {
      const id = await send('bees');
      for (const path of [
        `en/stories/${id}`,
        'ar/stories/aaaaaaaaaa',
        'ar/stories/%D9%86',
        'ar/stories/A',
        `fr/stories/${id}`,
      ]) {
        const { status, headers, body } = await fixture.test.get<{ type: string }>(`/api/v1/${path}`);
        expect([path, status]).toEqual([path, 404]);
        expect(body.type).toBe('/problems/not-found');
        expect(headers['content-type']).toMatch(/^application\/problem\+json/);
        expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=10');
      }
    });

    it('is a 410 with its time once it is withdrawn', async () => {
      const id = await send('bees');
      await send('bees', { version: '2', pubStatus: 'canceled', versionCreated: minutes(1) });
      const { status, headers, body } = await fixture.test.get<{ withdrawnAt: string }>(`/api/v1/ar/stories/${id}`);
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

    it('links what its editor chose: public stories, outside pages, nothing that is not public', async () => {
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

    it('shows a chosen story that has moved as what it is now, and once', async () => {
      const names = ['ants', 'moles', 'cats'].map((name) => ({ uri: uri(name), headline: null, href: null }));
      const id = await send('bees', { story: { seeAlso: names } });
      await send('ants');
      const moles = await send('moles', { story: { formerUris: [uri('ants'), uri('cats')] } });
      expect((await article(id)).body.seeAlso).toMatchObject([{ type: 'story', story: { id: moles } }]);
    });

    const none = { section: null, subjects: [] };
    const text = (words: string) => [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: words }] }];
    const reasons = async (id: string) =>
      (await article(id)).body.related.map(({ story, reason }) => [story.id, reason]);

    it('has related stories from the whole archive by what they say; never itself, translations, twins, drafts or withdrawn ones', async () => {
      const flood = { ...none, headline: 'السيول تقطع طريق وادي الرمان', body: text('انقطع طريق وادي الرمان.') };
      const old = await send('old', {
        versionCreated: minutes(-60 * 24 * 200),
        story: { ...none, headline: 'سد جديد يحمي وادي الرمان من السيول', body: text('يقام السد في وادي الرمان.') },
      });
      await send('other', { story: { ...none, headline: 'افتتاح طريق ساحلي', body: text('خبر عن البحر.') } });
      await send('draft', { pubStatus: 'withheld', story: { ...flood, headline: 'مسودة عن سيول وادي الرمان' } });
      await send('gone', { story: { ...flood, headline: 'خبر ملغى عن سيول وادي الرمان' } });
      await send('gone', { version: '2', pubStatus: 'canceled', versionCreated: minutes(1) });
      await send('own', { group: 'g', story: { ...flood, headline: 'نسخة عن سيول وادي الرمان' } });
      const id = await send('bees', { group: 'g', story: flood });
      await fixture.index();
      expect(await reasons(id)).toEqual([[old, 'text']]);
    });

    it('says of related stories why, and offers the chronology of an event that three share', async () => {
      const events = { about: { event: 'urn:event:1', people: [], places: [] } };
      const ids: string[] = [];
      for (const [at, headline] of ['عاصفة تقترب من الساحل', 'إغلاق المرفأ', 'عودة القوارب إلى الصيد'].entries())
        ids.push(
          await send(`e${at}`, {
            versionCreated: minutes(at - 10),
            story: { ...none, ...events, headline, body: text(headline) },
          }),
        );
      await fixture.index();
      const { body } = await article(ids[0]!);
      expect(body.chronology.map((story) => story.id)).toEqual(ids);
      expect(body.related).toEqual([]);
      expect(body.next?.id).toBe(ids[1]);
      await send('e2', { version: '2', versionCreated: minutes(1), pubStatus: 'canceled' });
      expect((await article(ids[0]!)).body.chronology).toEqual([]);
      expect(await reasons(ids[0]!)).toEqual([[ids[1], 'event']]);
    });

    it('has the newest of its section under a name of their own, not as related', async () => {
      const other = await send('ants', {
        versionCreated: minutes(-5),
        story: { headline: 'نمل المخازن', body: text('قصة قصيرة.') },
      });
      const id = await send('bees');
      await fixture.index();
      const { body } = await article(id);
      expect(body).toMatchObject({ related: [], inSection: [{ id: other }], next: { id: other } });
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

    it('refuse invalid cursors and limits', async () => {
      for (const query of [
        '?cursor=abc',
        '?cursor=',
        '?cursor=%00',
        `?cursor=${Buffer.from('00000000z.aaaaaaaaaa').toString('base64url')}`,
      ]) {
        const { status, body } = await fixture.test.get<{ type: string }>(`/api/v1/ar/stories${query}`);
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

    it('exist for empty sections of the newsroom and sections that only stories name, and no others', async () => {
      expect((await stories('?section=science')).body.stories).toEqual([]);
      expect((await stories('?section=chess')).status).toBe(404);
      const id = await send('pawn', { story: { section: { slug: 'chess', name: 'شطرنج' } } });
      expect((await stories('?section=chess')).body.stories).toMatchObject([
        { id, section: { slug: 'chess', name: 'شطرنج' } },
      ]);
    });

    it('contain no expired story, whose page stays', async () => {
      const id = await send('bees', { expires: minutes(-1) });
      expect((await stories()).body.stories).toEqual([]);
      expect((await article(id)).body.article.expired).toBe(true);
    });
  });
}
