import { sql } from 'drizzle-orm';
import { plainText } from '#words/block-text.ts';
import { keysVersion, loadKeys } from '#words/keys.ts';
import { keyCounts } from '#words/related/story-keys.ts';
import { judgedStories } from '#words/testing/events/judged-stories.ts';
import type { Article } from '#contract/story.ts';
import type { Database } from '../../server/store/database/database.ts';
import { rowsOf } from '../../server/store/database/rows.ts';
import { listOfKeys } from '../../server/store/searching/story-keys.ts';
import { tsvectorOf } from '../../server/store/searching/search-columns.ts';
import { wordOf, spellingsOf } from '../../server/store/searching/vocabulary-words.ts';

const size = Number(process.env['STORIES'] ?? 100_000);
const atOnce = 250;
const letters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';

const keysOf = await loadKeys('ar');
const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] });

/** Sentences of the judged stories in ever new company, with a name that few stories have, as an archive has them. */
export function storyAt(at: number): Article {
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
  // Built at the end: growing it story by story takes an hour.
  const [index] = await rowsOf<{ definition: string }>(
    db,
    sql`select indexdef as definition from pg_indexes where indexname = 'stories_search'`,
  );
  await db.execute(sql`drop index stories_search`);
  const counts = new Map<string, number>();
  for (let from = 0; from < size; from += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, size - from) }, (_, place) => {
      const article = storyAt(from + place);
      for (const spelling of ['', ...spellingsOf(article)]) counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
      const text = `${article.deck}\n${plainText(article.body)}`;
      const top = keyCounts({ headline: article.headline, text, language: 'ar' }, keysOf)
        .sort((one, other) => other.count - one.count)
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
        keys: top,
        list: listOfKeys(top),
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
        select r.id, r.uri, v.seq, 'ar', r.published, 5, r.article, r.search::tsvector, ${keysVersion}
        from jsonb_to_recordset(${json}::jsonb) as r(id text, uri text, published timestamptz, article jsonb, search text) join versions v on v.uri = r.uri`);
      await tx.execute(sql`insert into story_keys (story_id, language, key, published, count, in_headline)
        select r.id, 'ar', k.key, r.published, k.count, k."inHeadline" from jsonb_to_recordset(${json}::jsonb) as r(id text, published timestamptz, keys jsonb),
          jsonb_to_recordset(r.keys) as k(key text, count int, "inHeadline" boolean)`);
      await tx.execute(sql`insert into comparables (story_id, key, headline, subjects, keys)
        select r.id, r.keys->0->>'key', r.headline, '{}', r.list from jsonb_to_recordset(${json}::jsonb) as r(id text, headline text, keys jsonb, list text)`);
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
  await db.execute(sql`insert into indexing values (1, ${keysVersion}, 0, null)`);
  await db.execute(sql.raw(index!.definition));
  await db.execute(sql`vacuum analyze`);
}
