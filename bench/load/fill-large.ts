import pg from 'pg';
import { keysVersion } from '#words/keys.ts';
import { cursorAfter } from '../../server/http/cursor.ts';
import { templates } from './templates.ts';

const mostTemplates = 1500;
/** Stories inserted by one statement. */
const atOnce = 50_000;
const filled = ['stories', 'story_subjects', 'story_keys', 'comparables', 'versions', 'items'];

/** Sections of the sample newsroom. */
const sections = ['politics', 'economy', 'society', 'culture', 'science', 'sport'];

/** Fills a migrated, empty database with so many public stories, as publishing and the indexer leave them: in SQL, so that a million take minutes. */
export async function fillLarge(databaseUrl: string, size: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  // Without the checks of foreign keys, row by row.
  await client.query(
    `set session_replication_role = replica; set maintenance_work_mem = '1GB'; set work_mem = '64MB'; set synchronous_commit = off`,
  );
  const { stories, words } = templates(Math.min(mostTemplates, size));
  const scale = size / stories.length;
  await client.query(
    `create unlogged table load_templates (place int primary key, article jsonb, search tsvector, keys jsonb, list text)`,
  );
  await client.query(
    `insert into load_templates select * from jsonb_to_recordset($1::jsonb) as t(place int, article jsonb, search tsvector, keys jsonb, list text)`,
    [JSON.stringify(stories)],
  );
  // Built at the end: growing them row by row takes an hour.
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where schemaname = 'public' and tablename = any($1) and not exists (select from pg_constraint where conname = indexname)`,
    [filled],
  );
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  for (let from = 0; from < size; from += atOnce) {
    await client.query(generated(from, Math.min(from + atOnce, size), stories.length));
    for (const statement of inserts) await client.query(statement);
    await client.query('drop table made');
  }
  await client.query(
    `insert into vocabulary (language, word, spelling, key, stories)
       select 'ar', word, spelling, key, ceil(stories * $2::float8) from jsonb_to_recordset($1::jsonb) as r(word text, spelling text, key text, stories int) on conflict do nothing`,
    [JSON.stringify(words), scale],
  );
  await client.query(
    `insert into vocabulary (language, word, spelling, key, stories) select 'ar', word, word, word, 40 from (${namesUpTo(size)}) names on conflict do nothing`,
  );
  await client.query(`insert into vocabulary values ('ar', '', '', '', $1)`, [size]);
  await client.query(`insert into indexing values (1, $1, 0, null)`, [keysVersion]);
  for (const { definition } of indexes) await client.query(definition);
  await client.query(`select setval('versions_seq_seq', $1)`, [size + 1]);
  await client.query('drop table load_templates');
  await client.query('vacuum analyze');
  await client.end();
}

/** Letters that neither begin nor end a word as a clitic or an ending does: a name is its own key. */
const letters = 'جحخدرزشصضطظعغقثذ';
const [step, names] = [2_654_435, 16_777_216];
/** So many stories share a name, as an archive has it. */
const perName = 40;
const name = (number: string) =>
  `translate(lpad(to_hex((${number})::bigint * ${step} % ${names}), 6, '0'), '0123456789abcdef', '${letters}')`;
const namesUpTo = (size: number) =>
  `select ${name('n')} as word from generate_series(0, ${Math.ceil(size / perName) - 1}) n`;

const generated = (from: number, to: number, count: number) => `
  create temporary table made as
  select 's' || lpad(n::text, 9, '0') as id, t.*, ${name(`n / ${perName}`)} as name,
    now() - n * interval '10 minutes' - interval '1 minute' as published,
    (array['${sections.join("','")}'])[1 + n % ${sections.length}] as section,
    array['topic-' || n % 40, 'rare-topic-' || n % 5000] as topics
  from generate_series(${from}, ${to - 1}) n join load_templates t on t.place = n % ${count}`;

const articleOf = `article || jsonb_build_object('id', id, 'headline', (article->>'headline') || ' ' || name, 'published', to_char(published at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'section', jsonb_build_object('slug', section, 'name', section),
  'subjects', (select jsonb_agg(jsonb_build_object('slug', topic, 'name', topic)) from unnest(topics) topic))`;

const inserts = [
  `insert into items (uri, id, language) select 'urn:' || id, id, 'ar' from made`,
  `insert into versions (seq, uri, version, version_created, pub_status, language, section, headline, urgency, item, story)
     select 1 + substr(id, 2)::bigint, 'urn:' || id, '1', published, 'usable', 'ar', section, article->>'headline', 5, '{}', '{}' from made`,
  `insert into stories (id, uri, seq, language, section, published, urgency, article, fingerprint, search, keys_version)
     select id, 'urn:' || id, 1 + substr(id, 2)::bigint, 'ar', section, published, 5, ${articleOf}, md5(id), search || (name || ':500A')::tsvector, ${keysVersion} from made`,
  `insert into story_subjects (story_id, language, slug, name, published) select id, 'ar', topic, topic, published from made, unnest(topics) topic`,
  `insert into story_keys (story_id, language, key, published, count, in_headline)
     select id, 'ar', k.key, published, k.count, k."inHeadline" from made, jsonb_to_recordset(keys) as k(key text, count int, "inHeadline" boolean)
     union all select id, 'ar', name, published, 4, true from made`,
  `insert into comparables (story_id, key, headline, subjects, keys) select id, name, (article->>'headline') || ' ' || name, topics, list || ',' || name || ' 4 h' from made`,
];

/** The id of a generated story, newest first from 0. */
export const idOf = (number: number): string => `s${String(number).padStart(9, '0')}`;
export const sectionOf = (number: number): string => sections[number % sections.length]!;
export const nameOf = (number: number): string =>
  ((Math.floor(number / perName) * step) % names)
    .toString(16)
    .padStart(6, '0')
    .replaceAll(/./g, (digit) => letters[Number.parseInt(digit, 16)]!);
/** The cursor of the page after a story, near enough. */
export const cursorOf = (number: number): string =>
  cursorAfter({ id: idOf(number), published: new Date(Date.now() - number * 600_000).toISOString() });
