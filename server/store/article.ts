import { and, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { ArticleAnswer, SeeAlso, Translation } from '#contract/story.ts';
import type { Database } from './database.ts';
import { type Fate, fateOf, movedTo } from './moves.ts';
import { relatedCandidates, relatedStories } from './related.ts';
import { type Reading, breakingUntil, cardColumn, cardOf } from './rows.ts';
import { items, stories } from './schema.ts';
import { storyIdOf } from './story-id.ts';
import { type StoredStory, cardsById } from './stories.ts';

export type ArticleFound = { answer: ArticleAnswer } | Fate;

/** A public article with its translations, its chosen and its computed related stories; or when it was withdrawn; or where it is now; or null. */
export async function articleOf(db: Database, language: Language, id: string, reading: Reading): Promise<ArticleFound> {
  // Of the same moment as the story: a change that comes while the rest is read is told again rather than missed.
  const [found] = await db
    .select({ story: stories, position: sql`(select coalesce(max(seq), 0) from changes)`.mapWith(Number) })
    .from(stories)
    .where(and(eq(stories.id, id), eq(stories.language, language)));
  if (!found?.story.article) return fateOf(db, language, id, found?.story.killedAt ?? null);
  const { story, position } = found;
  const [translations, seeAlso, candidates] = await Promise.all([
    translationsOf(db, story),
    seeAlsoOf(db, story, reading),
    relatedCandidates(db, story),
  ]);
  const chosen = [
    ...seeAlso.flatMap((link) => (link.type === 'story' ? [link.story.id] : [])),
    ...translations.map(({ id: other }) => other),
  ];
  const related = await relatedStories(db, candidates, chosen, reading);
  const article = { ...found.story.article, breakingUntil: breakingUntil(found.story.article, reading) };
  return { answer: { article, translations, seeAlso, related, position } };
}

/** Public translations: of the same group, or named by one of the two. The newest of each other language. */
export async function translationsOf(db: Database, story: StoredStory): Promise<Translation[]> {
  const rows = await db
    .select({ id: stories.id, language: stories.language, headline: sql<string>`${stories.article}->>'headline'` })
    .from(stories)
    .where(
      and(
        ne(stories.language, story.language),
        isNotNull(stories.article),
        or(
          story.group ? eq(stories.group, story.group) : undefined,
          story.translationUris.length > 0 ? inArray(stories.uri, story.translationUris) : undefined,
          sql`${story.uri} = any(${stories.translationUris})`,
        ),
      ),
    )
    .orderBy(sql`${stories.published} DESC`);
  const newest = new Map<string, Translation>();
  for (const row of rows)
    if (!newest.has(row.language)) newest.set(row.language, { ...row, language: row.language as Language });
  return [...newest.values()];
}

/** What the editor chose: public stories of ours; a web page for what is not here; nothing for what is here and not public. */
async function seeAlsoOf(db: Database, story: StoredStory, reading: Reading): Promise<SeeAlso[]> {
  const uris = story.seeAlso.map(({ uri }) => uri);
  if (uris.length === 0) return [];
  const [known, open] = await Promise.all([
    db.select({ uri: items.uri }).from(items).where(inArray(items.uri, uris)),
    db
      .select({ uri: stories.uri, card: cardColumn })
      .from(stories)
      .where(and(inArray(stories.uri, uris), isNotNull(stories.article))),
  ]);
  const ours = new Set(known.map(({ uri }) => uri));
  const cards = new Map(open.map(({ uri, card }) => [uri, cardOf(card, reading)]));
  // One that has moved stands there as what it is now.
  const moved = await Promise.all(
    uris.filter((uri) => !cards.has(uri)).map(async (uri) => [uri, await movedTo(db, storyIdOf(uri))] as const),
  );
  const present = await cardsById(
    db,
    moved.flatMap(([, to]) => to?.id ?? []),
    reading,
  );
  for (const [uri, to] of moved) {
    const card = present.find(({ id }) => id === to?.id);
    if (card) cards.set(uri, card);
  }
  const named = new Set([story.id]);
  return story.seeAlso.flatMap(({ uri, headline, href }): SeeAlso[] => {
    const card = cards.get(uri);
    if (card) {
      if (named.has(card.id)) return [];
      named.add(card.id);
      return [{ type: 'story', story: card }];
    }
    return !ours.has(uri) && href && headline ? [{ type: 'outside', headline, href }] : [];
  });
}
