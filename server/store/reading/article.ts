import { sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import { withAllowedPlayers } from '#contract/players.ts';
import type { Article, ArticleAnswer, SeeAlso, Story, Translation } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import { type MissingStory, whyMissing, currentCards } from '../publishing/moves.ts';
import type { PreparedStory } from '../database/prepared.ts';
import { comparablesOf } from './comparables.ts';
import { storiesAround } from './related.ts';
import { asJson, breakingUntil, cardOf, type ReadContext, rowsOf, withoutBody } from '../database/rows.ts';
import { storyIdOf } from '../publishing/story-id.ts';

export type ArticleLookup = { answer: ArticleAnswer; group: string | null } | MissingStory;

/** A public article with translations, see-also and related stories; or when it was withdrawn; or where it moved to; or null. */
export async function articleOf(
  db: Database,
  language: Language,
  id: string,
  context: ReadContext,
): Promise<ArticleLookup> {
  // Side by side: the embedded database takes what is asked in one tick as one message.
  const [found, compared] = await Promise.all([read(db, language, id), comparablesOf(db, language, id)]);
  if (!found?.article) return whyMissing(db, language, id, found);
  const { group, position, translations } = found;
  const seeAlso = seeAlsoOf(found, await chosenOf(db, found), context);
  const chosen = seeAlso.flatMap((link) => (link.type === 'story' ? [link.story.id] : []));
  const around = await storiesAround(db, { story: found.article, compared, group, seeAlso: chosen }, context);
  const body = withAllowedPlayers(found.article.body, context.players);
  const article = { ...found.article, body, breakingUntil: breakingUntil(found.article, context) };
  return { answer: { article, translations: newestOfEach(translations), seeAlso, ...around, position }, group };
}

type Found = {
  article: Article | null;
  killedAt: Date | null;
  withdrawalReason: string | null;
  group: string | null;
  position: number;
  seeAlso: PreparedStory['seeAlso'];
  translations: Translation[];
  /** Public stories that the editor chose, by uri. */
  chosen: Map<string, Story>;
  /** Those of the chosen uris that were ever pushed here, public or not. */
  ours: Set<string>;
};

/**
 * A story and what its page shows with it, in one statement together with the position of the changes, so that a later change is
 * sent twice rather than missed. Translations share the group, or one of the two names the other.
 */
async function read(db: Database, language: Language, id: string): Promise<Found | null> {
  const [row] = await rowsOf<Record<keyof Found, unknown>>(
    db,
    sql`
    select s.article, s.killed_at as "killedAt", s.withdrawal_reason as "withdrawalReason", s.group_id as "group", s.see_also as "seeAlso",
      (select coalesce(max(seq), 0) from changes) as position,
      (select json_agg(json_build_object('id', t.id, 'language', t.language, 'headline', t.article->>'headline') order by t.published desc)
        from stories t
        where t.language <> s.language and t.article is not null
          and (t.group_id = s.group_id or t.uri = any(s.translation_uris) or t.translation_uris @> array[s.uri])) as translations,
      (select json_object_agg(c.uri, ${withoutBody(sql`c.article`)}) from stories c
        where c.article is not null and c.uri = any(array(select link->>'uri' from jsonb_array_elements(s.see_also) link))) as chosen,
      (select json_agg(i.uri) from items i
        where i.uri = any(array(select link->>'uri' from jsonb_array_elements(s.see_also) link))) as ours
    from stories s where s.id = ${id} and s.language = ${language}`,
  );
  if (!row) return null;
  return {
    article: asJson(row.article) as Article | null,
    killedAt: row.killedAt === null ? null : new Date(row.killedAt as string),
    withdrawalReason: row.withdrawalReason as string | null,
    group: row.group as string | null,
    position: Number(row.position),
    seeAlso: asJson(row.seeAlso) as Found['seeAlso'],
    translations: (asJson(row.translations) ?? []) as Translation[],
    chosen: new Map(Object.entries((asJson(row.chosen) ?? {}) as Record<string, Story>)),
    ours: new Set((asJson(row.ours) ?? []) as string[]),
  };
}

function newestOfEach(translations: Translation[]): Translation[] {
  const newest = new Map<Language, Translation>();
  for (const translation of translations)
    if (!newest.has(translation.language)) newest.set(translation.language, translation);
  return [...newest.values()];
}

/** Public stories that the editor chose, by the uri they were chosen by, even if the story has moved since. */
async function chosenOf(db: Database, { seeAlso, chosen }: Found): Promise<Map<string, Story>> {
  const missing = seeAlso.flatMap(({ uri }) => (chosen.has(uri) ? [] : [{ uri, id: storyIdOf(uri) }]));
  const current = await currentCards(
    db,
    missing.map(({ id }) => id),
  );
  return new Map([
    ...chosen,
    ...missing.flatMap(({ uri, id }) => {
      const card = current.get(id);
      return card ? [[uri, card] as const] : [];
    }),
  ]);
}

/** What the editor chose: public stories, each once; a web link for what was never pushed here; nothing for what is not public. */
function seeAlsoOf({ article, seeAlso, ours }: Found, chosen: Map<string, Story>, context: ReadContext): SeeAlso[] {
  const shown = new Set([article!.id]);
  return seeAlso.flatMap(({ uri, headline, href }): SeeAlso[] => {
    const card = chosen.get(uri);
    if (card) {
      if (shown.has(card.id)) return [];
      shown.add(card.id);
      return [{ type: 'story', story: cardOf(card, context) }];
    }
    return !ours.has(uri) && href && headline ? [{ type: 'outside', headline, href }] : [];
  });
}
