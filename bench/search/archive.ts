import { sql } from 'drizzle-orm';
import { plainText } from '#words/block-text.ts';
import { loadKeys } from '#words/keys.ts';
import { keyCounts } from '#words/related/story-keys.ts';
import { judgedStories } from '#words/testing/events/judged-stories.ts';
import type { Article } from '#contract/story.ts';
import type { Database } from '../../server/store/database/database.ts';
import type { Store } from '../../server/store/database/store.ts';
import { comparablesOf } from '../../server/store/reading/comparables.ts';
import { search } from '../../server/store/reading/search.ts';
import { suggestionsFor } from '../../server/store/reading/suggestions.ts';
import { tsvectorOf } from '../../server/store/searching/search-columns.ts';
import { wordOf, spellingsOf } from '../../server/store/searching/vocabulary-words.ts';
import { wordsInMemory } from '../../server/store/searching/words-in-memory.ts';

const size = Number(process.env['STORIES'] ?? 100_000);
const atOnce = 250;
const letters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';

const keysOf = await loadKeys('ar');
const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] });

/** Sentences of the judged stories in ever new company, with a name that few stories have, as an archive has them. */
function storyAt(at: number): Article {
  const pick = (step: number) => judgedStories[(at * step + (at >> 8)) % judgedStories.length]!;
  const [own, second, third] = [pick(7), pick(131), pick(911)];
  const name = Array.from({ length: 6 }, (_, place) => letters[Math.floor(at / 40 / 3 ** place) % letters.length]).join(
    '',
  );
  return {
    ...{
      id: `s${String(at).padStart(9, '0')}`,
      language: 'ar',
      headline: `${own.headline} ${name}`,
      kicker: null,
      tickerLine: null,
    },
    ...{
      deck: second.headline,
      section: null,
      picture: null,
      updated: null,
      urgency: 5,
      breakingUntil: null,
      revision: 1,
    },
    published: new Date(Date.UTC(2026, 0, 1) - at * 600_000).toISOString(),
    ...{
      corrected: false,
      expired: false,
      hasBody: true,
      dateline: null,
      byline: null,
      authors: [],
      sources: [],
      subjects: [],
    },
    ...{ body: [own.text, second.text, third.text].map(paragraph), corrections: [], copyright: null },
  };
}

/** Fills an empty database with public stories, as publishing and the indexer leave them. */
export async function fillArchive(db: Database): Promise<void> {
  const counts = new Map<string, number>();
  for (let from = 0; from < size; from += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, size - from) }, (_, place) => {
      const article = storyAt(from + place);
      for (const spelling of ['', ...spellingsOf(article)]) counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
      const text = `${article.deck}\n${plainText(article.body)}`;
      const { counts: keys, headline } = keyCounts({ headline: article.headline, text, language: 'ar' }, keysOf);
      const top = Array.from(keys)
        .sort((one, other) => other[1] - one[1])
        .slice(0, 24);
      return {
        ...{
          id: article.id,
          uri: `urn:${article.id}`,
          published: article.published,
          article,
          headline: article.headline,
        },
        search: tsvectorOf({ ...article, authors: [] }, keysOf),
        keys: top.map(([key, count]) => ({ key, count, heading: headline.has(key) })),
      };
    });
    const json = JSON.stringify(rows);
    await db.transaction(async (tx) => {
      await tx.execute(
        sql`insert into items (uri, id, language) select uri, id, 'ar' from jsonb_to_recordset(${json}::jsonb) as r(id text, uri text)`,
      );
      await tx.execute(sql`insert into versions (uri, version, version_created, pub_status, language, headline, urgency, item, story)
        select uri, '1', published, 'usable', 'ar', headline, 5, '{}', '{}' from jsonb_to_recordset(${json}::jsonb) as r(uri text, published timestamptz, headline text)`);
      await tx.execute(sql`insert into stories (id, uri, seq, language, published, urgency, article, search, keys_version)
        select r.id, r.uri, v.seq, 'ar', r.published, 5, r.article, r.search::tsvector, 1
        from jsonb_to_recordset(${json}::jsonb) as r(id text, uri text, published timestamptz, article jsonb, search text) join versions v on v.uri = r.uri`);
      await tx.execute(sql`insert into story_keys (story_id, language, key, published, count, in_headline)
        select r.id, 'ar', k.key, r.published, k.count, k.heading from jsonb_to_recordset(${json}::jsonb) as r(id text, published timestamptz, keys jsonb),
          jsonb_to_recordset(r.keys) as k(key text, count int, heading boolean)`);
    });
  }
  const words = Array.from(counts, ([spelling, stories]) => ({
    word: wordOf(spelling),
    ...{ spelling, stories },
    key: spelling && keysOf(spelling).strong,
  }));
  for (let from = 0; from < words.length; from += 5000)
    await db.execute(sql`insert into vocabulary (language, word, spelling, key, stories)
      select 'ar', word, spelling, key, stories from jsonb_to_recordset(${JSON.stringify(words.slice(from, from + 5000))}::jsonb)
        as r(word text, spelling text, key text, stories int) on conflict do nothing`);
  await db.execute(sql`insert into indexing values (1, 1, 0, null)`);
  await db.execute(sql`analyze`);
}

const questions: Record<string, string[]> = {
  rare: Array.from({ length: 30 }, (_, at) =>
    storyAt(at * 3001)
      .headline.split(' ')
      .at(-1)!,
  ),
  common: ['طريق', 'مدينة', 'أطفال', 'جديد', 'ماء', 'وزارة', 'سكان', 'مدرسة'],
  'two words': ['طريق الوادي', 'مدينة جديدة', 'أطفال المدرسة', 'سكان القرية', 'ماء البحر', 'متحف المدينة'],
  'common, best first': ['طريق', 'مدينة', 'أطفال', 'سكان'],
  'nothing together': ['زرافةة طريق', 'مدينة قمرررر'],
};
const prefixes = ['مد', 'الم', 'طري', 'سك', 'أط', 'مدينة ج', 'وز', 'قر'];

export type ArchiveSpeed = { what: string; of: number; p50: string; p95: string; longest: string };

/** Wall-clock milliseconds of questions to a filled database. */
export async function archiveSpeeds(store: Store): Promise<ArchiveSpeed[]> {
  const context = { now: new Date(Date.UTC(2026, 0, 2)), breakingMinutes: 20 };
  const words = wordsInMemory(store);
  const rows: ArchiveSpeed[] = [];
  for (const [what, list] of Object.entries(questions))
    rows.push(
      await timed(what, list, (q) =>
        search(
          store.db,
          { language: 'ar', q, order: what.includes('best') ? 'best' : 'newest', timeZone: 'UTC', limit: 20 },
          context,
        ),
      ),
    );
  rows.push(await timed('suggestions', prefixes, (typed) => suggestionsFor(store.db, words, 'ar', typed)));
  const ids = Array.from({ length: 40 }, (_, at) => storyAt(at * 2311).id);
  rows.push(await timed('related', ids, (id) => comparablesOf(store.db, 'ar', id)));
  await words.close();
  return rows;
}

async function timed<T>(what: string, cases: readonly T[], run: (each: T) => Promise<unknown>): Promise<ArchiveSpeed> {
  for (const each of cases) await run(each);
  const times: number[] = [];
  while (times.length < 60)
    for (const each of cases) {
      const start = performance.now();
      await run(each);
      times.push(performance.now() - start);
    }
  times.sort((one, other) => one - other);
  const at = (share: number): string =>
    `${times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1)} ms`;
  return { what, of: times.length, p50: at(0.5), p95: at(0.95), longest: at(1) };
}
