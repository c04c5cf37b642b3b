import { describe, expect, it } from 'vitest';
import type { SearchAnswer } from '#contract/search.ts';
import type { Store } from '../../store/database/store.ts';
import { minutes } from '../../testing/items.ts';
import { bodyOf, idsFound, searchFixture } from '../../testing/search-fixture.ts';

/** Searching, over either database. */
export function searchCases(open: () => Promise<Store>): void {
  describe('search', () => {
    const { fixture, send, ask, index } = searchFixture(open);
    const marked = (text: string, marks: readonly (readonly number[])[]) =>
      marks.map(([start, end]) => text.slice(start, end));
    const nearOf = (answer: SearchAnswer) => answer.near.map(({ story }) => story.id);

    it('finds every form of a word, newest first, and marks the text’s own', async () => {
      const headlines = ['ندوة عن الإبداع في المدينة', 'للإبداع أبواب', 'وإبداعٌ خالص', 'لا صلة له'];
      const ids: string[] = [];
      for (const [index, headline] of headlines.entries())
        ids.push(await send(`n${index}`, headline, { versionCreated: minutes(-index) }));
      const answer = await ask('الابداع');
      expect(idsFound(answer)).toEqual(ids.slice(0, 3));
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
      expect({ hits: idsFound(answer), near: nearOf(answer) }).toEqual({
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

    it('leaves out as few words as possible where nothing has all, and keeps what belongs together', async () => {
      const museum = await send('museum', 'متحف الفخار في القصير');
      await send('gate', 'المرصد يفتح سطحه');
      await send('shop', 'المتجر يفتح بابه');
      await index();
      const answer = await ask('متى يفتح متحف الفخار؟');
      expect([idsFound(answer), answer.without]).toEqual([[museum], ['يفتح']]);
    });

    it('does without function words, and without the rarest word where nothing has all', async () => {
      const id = await send('captain', 'القبطان يعود إلى الميناء');
      expect(idsFound(await ask('من هو القبطان'))).toEqual([id]);
      const answer = await ask('قبطان ميناء زرافة');
      expect(idsFound(answer)).toEqual([id]);
      expect(answer.without).toEqual(['زرافة']);
      expect((await ask('زرافة')).without).toEqual([]);
    });

    it('«أخبار» beside other words asks for news of them, and alone or quoted for itself', async () => {
      const rain = await send('rain', 'مطر غزير على الساحل');
      const paper = await send('paper', 'نشرة أخبار للأطفال');
      expect(idsFound(await ask('آخر أخبار المطر'))).toEqual([rain]);
      expect(await ask('آخر أخبار المطر')).toMatchObject({ without: [], near: [] });
      expect(idsFound(await ask('أخبار'))).toEqual([paper]);
      expect(await ask('«أخبار» المطر')).toMatchObject({ without: ['المطر'] });
    });

    it('finds a phrase in its order only', async () => {
      const id = await send('phrase', 'مجلس المدينة يقر الحديقة');
      await send('other', 'المدينة تنتظر مجلس الحي', { versionCreated: minutes(-1) });
      expect(idsFound(await ask('«مجلس المدينة»'))).toEqual([id]);
      expect(idsFound(await ask('"مجلس المدينة" حديقة'))).toEqual([id]);
      expect((await ask('مجلس المدينة')).count).toBe(2);
    });

    it('has the best first when asked: headline before text, and pages of them', async () => {
      const text = await send('text', 'خبر آخر', { story: { body: bodyOf('ذكرت نخلة مرة.') } });
      const headline = await send('headline', 'نخلة معمرة', { versionCreated: minutes(-60) });
      expect(idsFound(await ask('نخلة'))).toEqual([text, headline]);
      expect(idsFound(await ask('نخلة', { order: 'best' }))).toEqual([headline, text]);
      for (let each = 0; each < 23; each += 1) await send(`n${each}`, `نخلة ${each}`);
      const first = await ask('نخلة', { order: 'best' });
      const second = await ask('نخلة', { order: 'best', cursor: first.next! });
      expect(new Set([...idsFound(first), ...idsFound(second)]).size).toBe(25);
      expect(second.next).toBeNull();
    });

    it('narrows by author and kind', async () => {
      const authors = [{ slug: 'muna-saleh', name: 'منى صالح', portrait: null }];
      const own = await send('own', 'نخلة أولى', { story: { authors } });
      const flash = await send('flash', 'نخلة ثانية', { story: { body: [] } });
      expect(idsFound(await ask('نخلة', { author: 'muna-saleh' }))).toEqual([own]);
      expect(idsFound(await ask('نخلة', { kind: 'flash' }))).toEqual([flash]);
      expect((await ask('نخلة', { kind: '', author: '' })).count).toBe(2);
      expect(idsFound(await ask('نخلة', { author: "x' | 'نخله" }))).toEqual([]);
    });

    it('requires every word, in headline or text, and marks it', async () => {
      const id = await send('bees', 'أخبار الحي', {
        story: { body: bodyOf(`${'كلام طويل عن أمور أخرى. '.repeat(20)}وفي «المَدْرَسَة» شجرة توت قديمة.`) },
      });
      await send('other', 'المدرسة مغلقة');
      const answer = await ask('مدرسه توت');
      expect(idsFound(answer)).toEqual([id]);
      const { excerpt, excerptMarks } = answer.hits[0]!;
      expect(marked(excerpt, excerptMarks)).toEqual(['المَدْرَسَة', 'توت']);
      expect(excerpt.startsWith('… ')).toBe(true);
    });

    it('finds English words whatever their case, in its own language only', async () => {
      const id = await send('bees-en', 'Bees Return To The Garden', { language: 'en' });
      expect(idsFound(await ask('garden BEES', {}, 'en'))).toEqual([id]);
      expect(idsFound(await ask('garden'))).toEqual([]);
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
      expect(idsFound(await ask('نخلة', { section: 'science' }))).toEqual([early]);
      expect(idsFound(await ask('نخلة', { from: '2026-03-10' }))).toEqual([late]);
      expect(idsFound(await ask('نخلة', { to: '2026-03-09', from: '', section: '' }))).toEqual([early]);
      expect((await fixture.test.get('/api/v1/ar/search?q=x&from=yesterday')).status).toBe(400);
    });

    it('pages, and counts all', async () => {
      for (let each = 0; each < 23; each += 1)
        await send(`n${each}`, `نخلة ${each}`, { versionCreated: minutes(-each) });
      const first = await ask('نخلة');
      expect(first.hits).toHaveLength(20);
      expect(first.count).toBe(23);
      const second = await ask('نخلة', { cursor: first.next! });
      expect(second.hits).toHaveLength(3);
      expect(new Set([...idsFound(first), ...idsFound(second)]).size).toBe(23);
    });

    it('accepts any input', async () => {
      await send('bees', 'نخلة');
      for (const q of ['', '  ', '«»', "' | !! & (", "نخلة:*'", '\\', '<b>', 'a'.repeat(200), 'نـخـلـة']) {
        const { status } = await fixture.test.get(`/api/v1/ar/search?${new URLSearchParams({ q })}`);
        expect([q, status]).toEqual([q, 200]);
      }
      expect((await ask('نـخـلـة')).count).toBe(1);
      expect((await fixture.test.get(`/api/v1/ar/search?q=${'a'.repeat(201)}`)).status).toBe(400);
      for (const cursor of ['x', 's', 'b', 'bzzzz', 'n' + 'a'.repeat(30)])
        expect((await fixture.test.get(`/api/v1/ar/search?q=bee&cursor=${cursor}`)).status).toBe(400);
    });
  });
}
