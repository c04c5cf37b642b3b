import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import type { SearchAnswer, SuggestionsAnswer } from '#contract/search.ts';
import type { Store } from '../../store/database/store.ts';
import { indexing, stories, vocabulary } from '../../store/database/schema.ts';
import { indexedShare, indexSome } from '../../store/searching/indexer.ts';
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
    const nearOf = (answer: SearchAnswer) => answer.near.map(({ story }) => story.id);

    it('finds every form of a word, newest first, and marks the text’s own', async () => {
      const headlines = ['ندوة عن الإبداع في المدينة', 'للإبداع أبواب', 'وإبداعٌ خالص', 'لا صلة له'];
      const ids: string[] = [];
      for (const [index, headline] of headlines.entries())
        ids.push(await send(`n${index}`, headline, { versionCreated: minutes(-index) }));
      const answer = await ask('الابداع');
      expect(found(answer)).toEqual(ids.slice(0, 3));
      expect(answer.hits.map(({ story, headlineMarks }) => marked(story.headline, headlineMarks))).toEqual([
        ['الإبداع'],
        ['للإبداع'],
        ['وإبداعٌ'],
      ]);
      expect(answer).toMatchObject({ count: 3, more: false, next: null, near: [], without: [] });
    });

    it.each([
      ['وزير', 'اجتماع الوزراء', 'same'],
      ['أميركا', 'جامعات أمريكا', 'same'],
      ['شئون', 'شؤون الحديقة', 'same'],
      ['فيينا', 'حفل في ڤيينا', 'same'],
      ['48', 'أهالي الـ48', 'same'],
      ['نفط', 'حقول نفطية', 'near'],
      ['كرة', 'فكرة جديدة', 'none'],
      ['لبن', 'جبال لبنان', 'none'],
    ])('%s and «%s»: %s', async (q, headline, how) => {
      const id = await send('one', headline);
      const answer = await ask(q);
      expect({ hits: found(answer), near: nearOf(answer) }).toEqual({
        hits: how === 'same' ? [id] : [],
        near: how === 'near' ? [id] : [],
      });
    });

    it('has what only perhaps matches after the last of the same words, across pages', async () => {
      for (let each = 0; each < 19; each += 1)
        await send(`s${each}`, `نفط ${each}`, { versionCreated: minutes(-each) });
      const nearIds: string[] = [];
      for (let each = 0; each < 3; each += 1)
        nearIds.push(await send(`w${each}`, `حقول نفطية ${each}`, { versionCreated: minutes(-each) }));
      const first = await ask('نفط');
      expect(first.hits).toHaveLength(19);
      expect(nearOf(first)).toEqual(nearIds.slice(0, 1));
      const second = await ask('نفط', { cursor: first.next! });
      expect(second).toMatchObject({ hits: [], count: 19, next: null });
      expect(nearOf(second)).toEqual(nearIds.slice(1));
    });

    it('begins what perhaps matches on a page of its own where the one before is full', async () => {
      for (let each = 0; each < 20; each += 1)
        await send(`s${each}`, `نفط ${each}`, { versionCreated: minutes(-each) });
      const near = await send('w', 'حقول نفطية');
      const first = await ask('نفط');
      expect(first).toMatchObject({ count: 20, near: [] });
      expect(nearOf(await ask('نفط', { cursor: first.next! }))).toEqual([near]);
    });

    it('does without function words, and without the rarest word where nothing has all', async () => {
      const id = await send('captain', 'القبطان يعود إلى الميناء');
      expect(found(await ask('من هو القبطان'))).toEqual([id]);
      const answer = await ask('قبطان ميناء زرافة');
      expect(found(answer)).toEqual([id]);
      expect(answer.without).toEqual(['زرافة']);
      expect((await ask('زرافة')).without).toEqual([]);
    });

    it('finds a phrase in its order only', async () => {
      const id = await send('phrase', 'مجلس المدينة يقر الحديقة');
      await send('other', 'المدينة تنتظر مجلس الحي', { versionCreated: minutes(-1) });
      expect(found(await ask('«مجلس المدينة»'))).toEqual([id]);
      expect(found(await ask('"مجلس المدينة" حديقة'))).toEqual([id]);
      expect((await ask('مجلس المدينة')).count).toBe(2);
    });

    it('has the best first when asked: headline before text, and pages of them', async () => {
      const text = await send('text', 'خبر آخر', { story: { body: body('ذكرت نخلة مرة.') } });
      const headline = await send('headline', 'نخلة معمرة', { versionCreated: minutes(-60) });
      expect(found(await ask('نخلة'))).toEqual([text, headline]);
      expect(found(await ask('نخلة', { order: 'best' }))).toEqual([headline, text]);
      for (let each = 0; each < 23; each += 1) await send(`n${each}`, `نخلة ${each}`);
      const first = await ask('نخلة', { order: 'best' });
      const second = await ask('نخلة', { order: 'best', cursor: first.next! });
      expect(new Set([...found(first), ...found(second)]).size).toBe(25);
      expect(second.next).toBeNull();
    });

    it('narrows by author and kind', async () => {
      const authors = [{ slug: 'muna-saleh', name: 'منى صالح', portrait: null }];
      const own = await send('own', 'نخلة أولى', { story: { authors } });
      const flash = await send('flash', 'نخلة ثانية', { story: { body: [] } });
      expect(found(await ask('نخلة', { author: 'muna-saleh' }))).toEqual([own]);
      expect(found(await ask('نخلة', { kind: 'flash' }))).toEqual([flash]);
      expect((await ask('نخلة', { kind: '', author: '' })).count).toBe(2);
      expect(found(await ask('نخلة', { author: "x' | 'نخله" }))).toEqual([]);
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
      expect(await ask('نخلة')).toEqual({
        ...{ hits: [], near: [], next: null, count: 0, more: false },
        ...{ without: [], didYouMean: [], authors: [] },
      });
    });

    it('narrows by section and by days of the newsroom', async () => {
      // 22:30 in UTC is already the next day in Damascus.
      const late = await send('late', 'نخلة متأخرة', { versionCreated: new Date('2026-03-09T22:30:00Z') });
      const early = await send('early', 'نخلة مبكرة', {
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

    const index = async () => {
      while (await indexSome(store.db));
    };
    const suggestions = async (q: string, language = 'ar') =>
      (await test.get<SuggestionsAnswer>(`/api/v1/${language}/suggestions?${new URLSearchParams({ q })}`)).body;

    it('suggests words and headlines of listed stories, and at once none of a withdrawn one', async () => {
      await send('rain', 'مطر على الساحل');
      const airport = await send('airport', 'والمطار يفتح أبوابه', { versionCreated: minutes(-1) });
      await send('draft', 'مطرقة', { pubStatus: 'withheld' });
      await index();
      const found = await suggestions('مط');
      expect(found.words.toSorted()).toEqual(['مطار', 'مطر']);
      expect(found.headlines.map(({ headline }) => headline)).toEqual(['مطر على الساحل']);
      expect((await suggestions('المطا')).words).toEqual(['المطار']);
      await send('airport', 'والمطار يفتح أبوابه', { version: '2', pubStatus: 'canceled', versionCreated: minutes(1) });
      expect((await suggestions('مطا')).words).toEqual([]);
      expect((await suggestions('وال')).headlines.map(({ id }) => id)).not.toContain(airport);
      for (const q of ['', 'م', 'مط ', "'%_\\", '؟'.repeat(200)])
        expect(await suggestions(q)).toEqual({ words: [], headlines: [] });
      expect((await test.get(`/api/v1/ar/suggestions?q=${'a'.repeat(201)}`)).status).toBe(400);
    });

    it('counts a word once per story and form, and no longer when its story changes or is no longer listed', async () => {
      await send('rain', 'مطر ومطر');
      await send('again', 'مطر غزير', { expires: minutes(60) });
      await index();
      const count = async (word: string) =>
        (await store.db.select().from(vocabulary).where(eq(vocabulary.word, word))).map((row) => row.stories);
      expect(await count('مطر')).toEqual([2]);
      await send('rain', 'شمس', { version: '2', versionCreated: minutes(1) });
      await index();
      expect([await count('مطر'), await count('شمس')]).toEqual([[1], [1]]);
      await send('again', 'مطر غزير', { version: '2', versionCreated: minutes(2), expires: minutes(-1) });
      await index();
      expect(await count('مطر')).toEqual([]);
    });

    it('gives an old index new keys, and counts anew', async () => {
      const id = await send('minister', 'اجتماع الوزراء');
      await index();
      await store.db.update(stories).set({ search: null, keysVersion: 0 });
      await store.db.update(indexing).set({ keysVersion: 0 });
      expect(found(await ask('وزير'))).toEqual([]);
      await index();
      expect(found(await ask('وزير'))).toEqual([id]);
      expect(await indexedShare(store.db)).toBe(1);
      expect((await store.db.select().from(vocabulary)).every((row) => row.stories === 1)).toBe(true);
    });

    it('asks whether another word was meant only where nothing was found, and only with words that find something', async () => {
      for (const [at, headline] of ['الحكومة تجتمع', 'مباراة في الحي', 'مهرجان السينما'].entries())
        await send(`n${at}`, headline);
      await index();
      expect((await ask('الحكزمة')).didYouMean).toEqual(['الحكومة']);
      expect((await ask('حكومة')).didYouMean).toEqual([]);
      const answer = await ask('مهرجات السينما');
      expect(answer).toMatchObject({ without: ['مهرجات'], didYouMean: ['مهرجان السينما'] });
      await send('n1', 'مباراة في الحي', { version: '2', pubStatus: 'canceled', versionCreated: minutes(1) });
      expect((await ask('مباراىة')).didYouMean).toEqual([]);
      expect((await test.app.inject('/metrics')).payload).toMatch(
        /sharit_searches_without_answer_total\{language="ar"\} [1-9]/,
      );
    });

    it('accepts any input', async () => {
      await send('bees', 'نخلة');
      for (const q of ['', '  ', '«»', "' | !! & (", "نخلة:*'", '\\', '<b>', 'a'.repeat(200), 'نـخـلـة']) {
        const { status } = await test.get(`/api/v1/ar/search?${new URLSearchParams({ q })}`);
        expect([q, status]).toEqual([q, 200]);
      }
      expect((await ask('نـخـلـة')).count).toBe(1);
      expect((await test.get(`/api/v1/ar/search?q=${'a'.repeat(201)}`)).status).toBe(400);
      for (const cursor of ['x', 's', 'b', 'bzzzz', 'n' + 'a'.repeat(30)])
        expect((await test.get(`/api/v1/ar/search?q=bee&cursor=${cursor}`)).status).toBe(400);
    });
  });
}
