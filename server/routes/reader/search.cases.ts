import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SearchAnswer } from '#contract/story.ts';
import type { Store } from '../../store/database/store.ts';
import { receiveItem } from '../../store/publishing/receive.ts';
import { minutes, noon, makePreparedItem } from '../../testing/items.ts';
import { resetStore } from '../../testing/store.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';

/** Searching, over either database. */
export function searchCases(open: () => Promise<Store>): void {
  describe('search', () => {
    let store: Store;
    let test: TestApp;
    beforeAll(async () => {
      store = await open();
      test = await openTestApp(store, { now: () => minutes(5) });
    });
    beforeEach(async () => resetStore(store));
    afterAll(async () => {
      await test?.close();
      await store?.close();
    });

    const body = (text: string) => [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }];
    const send = async (name: string, headline: string, changes: Parameters<typeof makePreparedItem>[0] = {}) => {
      const item = makePreparedItem({
        uri: `tag:example.org,2026:${name}`,
        ...changes,
        story: { headline, body: body('نص آخر.'), ...changes.story },
      });
      return (await receiveItem(store, item, noon)).id;
    };
    const ask = async (q: string, more: Record<string, string> = {}, language = 'ar') =>
      (await test.get<SearchAnswer>(`/api/v1/${language}/search?${new URLSearchParams({ q, ...more })}`)).body;
    const marked = (text: string, marks: readonly (readonly number[])[]) =>
      marks.map(([start, end]) => text.slice(start, end));
    const found = (answer: SearchAnswer) => answer.hits.map(({ story }) => story.id);

    it('finds every spelling of a word and marks the text’s own', async () => {
      const headlines = ['ندوة عن الإبداع في المدينة', 'الإبداعي يفتح أبوابه', 'وإبداعٌ خالص', 'لا صلة له'];
      const ids: string[] = [];
      for (const [index, headline] of headlines.entries())
        ids.push(await send(`n${index}`, headline, { versionCreated: minutes(-index) }));
      const answer = await ask('الابداع');
      expect(found(answer)).toEqual(ids.slice(0, 3));
      expect(answer.hits.map(({ story, headlineMarks }) => marked(story.headline, headlineMarks))).toEqual([
        ['الإبداع'],
        ['الإبداعي'],
        ['وإبداعٌ'],
      ]);
      expect(answer).toMatchObject({ count: 3, more: false, next: null });
    });

    it('matches a hamza on any letter, and marks other forms of a word', async () => {
      const id = await send('gardens', 'شؤون البستاني');
      for (const [q, word] of [
        ['شئون', 'شؤون'],
        ['بستانيون', 'البستاني'],
      ] as const) {
        const answer = await ask(q);
        expect(found(answer)).toEqual([id]);
        expect(marked(answer.hits[0]!.story.headline, answer.hits[0]!.headlineMarks)).toEqual([word]);
      }
    });

    it('requires every word, in headline or text, and marks it', async () => {
      const id = await send('bees', 'أخبار الحي', {
        story: { body: body(`${'كلام طويل عن أمور أخرى. '.repeat(20)}وفي «المَدْرَسَة» شجرة توت قديمة.`) },
      });
      await send('other', 'المدرسة مغلقة');
      const answer = await ask('مدرسه توت');
      expect(found(answer)).toEqual([id]);
      const { excerpt, excerptMarks } = answer.hits[0]!;
      expect(marked(excerpt, excerptMarks)).toEqual(['المَدْرَسَة', 'توت']);
      expect(excerpt.startsWith('… ')).toBe(true);
    });

    it('finds English words whatever their case, in its own language only', async () => {
      const id = await send('bees-en', 'Bees Return To The Garden', { language: 'en' });
      expect(found(await ask('garden BEES', {}, 'en'))).toEqual([id]);
      expect(found(await ask('garden'))).toEqual([]);
    });

    it('finds no draft, no withdrawn and no expired story', async () => {
      await send('draft', 'نخلة', { pubStatus: 'withheld' });
      await send('gone', 'نخلة');
      await send('gone', 'نخلة', { version: '2', pubStatus: 'canceled', versionCreated: minutes(1) });
      await send('over', 'نخلة', { expires: minutes(-1) });
      await send('embargoed', 'نخلة', { embargoedUntil: minutes(60) });
      expect(await ask('نخلة')).toEqual({ hits: [], next: null, count: 0, more: false });
    });

    it('narrows by section and by days of the newsroom', async () => {
      // 22:30 in UTC is already the next day in Damascus.
      const late = await send('late', 'نخلة', { versionCreated: new Date('2026-03-09T22:30:00Z') });
      const early = await send('early', 'نخلة الحي', {
        versionCreated: new Date('2026-03-09T20:30:00Z'),
        story: { section: { slug: 'science', name: 'علوم' } },
      });
      expect(found(await ask('نخلة', { section: 'science' }))).toEqual([early]);
      expect(found(await ask('نخلة', { from: '2026-03-10' }))).toEqual([late]);
      expect(found(await ask('نخلة', { to: '2026-03-09', from: '', section: '' }))).toEqual([early]);
      expect((await test.get('/api/v1/ar/search?q=x&from=yesterday')).status).toBe(400);
    });

    it('pages, and counts all', async () => {
      for (let each = 0; each < 23; each += 1)
        await send(`n${each}`, `نخلة ${each}`, { versionCreated: minutes(-each) });
      const first = await ask('نخلة');
      expect(first.hits).toHaveLength(20);
      expect(first.count).toBe(23);
      const second = await ask('نخلة', { cursor: first.next! });
      expect(second.hits).toHaveLength(3);
      expect(new Set([...found(first), ...found(second)]).size).toBe(23);
    });

    it('accepts any input', async () => {
      await send('bees', 'نخلة');
      for (const q of ['', '  ', '«»', "' | !! & (", "نخلة:*'", '\\', '<b>', 'a'.repeat(200), 'نـخـلـة']) {
        const { status } = await test.get(`/api/v1/ar/search?${new URLSearchParams({ q })}`);
        expect([q, status]).toEqual([q, 200]);
      }
      expect((await ask('نـخـلـة')).count).toBe(1);
      expect((await test.get(`/api/v1/ar/search?q=${'a'.repeat(201)}`)).status).toBe(400);
    });
  });
}
