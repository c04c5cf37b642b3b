import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../store/database/store.ts';
import { indexing, stories, vocabulary } from '../../store/database/schema.ts';
import { indexedShare } from '../../store/searching/indexer.ts';
import { minutes } from '../../testing/items.ts';
import { idsFound, searchFixture } from '../../testing/search-fixture.ts';

/** What the vocabulary is for, over either database: suggestions, words that were perhaps meant, and how it is counted. */
export function vocabularyCases(open: () => Promise<Store>): void {
  describe('the vocabulary', () => {
    const { fixture, send, ask, suggestions, index } = searchFixture(open);

    it('suggests words and headlines of listed stories, and at once none of a withdrawn one', async () => {
      await send('rain', 'مطر على الساحل');
      const airport = await send('airport', 'والمطار يفتح أبوابه', { versionCreated: minutes(-1) });
      await send('draft', 'مطرقة', { pubStatus: 'withheld' });
      await index();
      const found = await suggestions('مط');
      expect(found.words.toSorted()).toEqual(['مطار', 'مطر']);
      expect(found.headlines.map(({ headline }) => headline)).toEqual(['مطر على الساحل']);
      expect((await suggestions('المطا')).words).toEqual(['المطار']);
      expect((await suggestions('والمطا')).words).toEqual(['والمطار']);
      // Never said together.
      expect((await suggestions('ساحل مط')).words).toEqual(['ساحل مطر']);
      await send('airport', 'والمطار يفتح أبوابه', { version: '2', pubStatus: 'canceled', versionCreated: minutes(1) });
      expect((await suggestions('مطا')).words).toEqual([]);
      expect((await suggestions('وال')).headlines.map(({ id }) => id)).not.toContain(airport);
      for (const q of ['', 'م', 'مط ', "'%_\\", '؟'.repeat(200)])
        expect(await suggestions(q)).toEqual({ words: [], headlines: [] });
      expect((await fixture.test.get(`/api/v1/ar/suggestions?q=${'a'.repeat(201)}`)).status).toBe(400);
    });

    it('suggests a word without the ending that it has in its sentence, and no ending of its own', async () => {
      await send('comet', 'المرصد يرصد مذنباً');
      await send('stick', 'باع عصاً');
      await index();
      expect((await suggestions('مذن')).words).toEqual(['مذنب']);
      expect((await suggestions('عص')).words).toEqual(['عصا']);
    });

    it('counts a word once per story and form, and no longer when its story changes or is no longer listed', async () => {
      await send('rain', 'مطر ومطر');
      await send('again', 'مطر غزير', { expires: minutes(60) });
      await index();
      const count = async (word: string) =>
        (await fixture.store.db.select().from(vocabulary).where(eq(vocabulary.word, word))).map((row) => row.stories);
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
      await fixture.store.db.update(stories).set({ search: null, keysVersion: 0 });
      await fixture.store.db.update(indexing).set({ keysVersion: 0 });
      expect(idsFound(await ask('وزير'))).toEqual([]);
      await index();
      expect(idsFound(await ask('وزير'))).toEqual([id]);
      expect(await indexedShare(fixture.store.db)).toBe(1);
      expect((await fixture.store.db.select().from(vocabulary)).every((row) => row.stories === 1)).toBe(true);
    });

    it('asks whether another word was meant only where nothing was found, and only with words that find something', async () => {
      for (const [at, headline] of ['الحكومة تجتمع', 'مباراة في الحي', 'مهرجان السينما'].entries())
        await send(`n${at}`, headline);
      await index();
      expect((await ask('الحكزمة')).didYouMean).toEqual(['الحكومة']);
      expect((await ask('حكومة')).didYouMean).toEqual([]);
      // A right word, although no story says it.
      expect(await ask('حكمة')).toMatchObject({ count: 0, didYouMean: [] });
      const answer = await ask('مهرجات السينما');
      expect(answer).toMatchObject({ without: ['مهرجات'], didYouMean: ['مهرجان السينما'] });
      await send('n1', 'مباراة في الحي', { version: '2', pubStatus: 'canceled', versionCreated: minutes(1) });
      expect((await ask('مباراىة')).didYouMean).toEqual([]);
      expect((await fixture.test.app.inject('/metrics')).payload).toMatch(
        /sharit_searches_without_answer_total\{language="ar"\} [1-9]/,
      );
    });
  });
}
