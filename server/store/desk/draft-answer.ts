import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { NewsroomFile } from '#contract/newsroom.ts';
import { story as storyShape } from '#contract/story.ts';
import type { Article, SeeAlso, Translation } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import { draftArticle } from './draft-article.ts';
import type { Item, Version } from './drafts.ts';
import { stories } from '../database/schema.ts';

export type DraftAnswer = { article: Article; translations: Translation[]; seeAlso: SeeAlso[] };

/** A version with what its page shows. Only public translations and see-also: a holder of one draft must not see others. */
export async function draftAnswer(
  db: Database,
  shown: { item: Item; version: Version; newsroom: NewsroomFile; now: Date },
): Promise<DraftAnswer> {
  const { item, version } = shown;
  return {
    article: await draftArticle(db, shown),
    translations: await publicTranslations(db, item, version),
    seeAlso: await publicSeeAlso(db, version),
  };
}

async function publicTranslations(
  db: Database,
  { uri, group }: Item,
  { language, story }: Version,
): Promise<Translation[]> {
  const conditions = [
    ...(group === null ? [] : [eq(stories.group, group)]),
    ...(story.translationUris.length > 0 ? [inArray(stories.uri, story.translationUris)] : []),
  ];
  if (conditions.length === 0) return [];
  const rows = await db
    .select({ id: stories.id, language: stories.language, article: stories.article })
    .from(stories)
    .where(and(or(...conditions), ne(stories.uri, uri), ne(stories.language, language), isNull(stories.killedAt)));
  return rows.flatMap((row) =>
    row.article ? [{ id: row.id, language: row.language as Language, headline: row.article.headline }] : [],
  );
}

async function publicSeeAlso(db: Database, { story }: Version): Promise<SeeAlso[]> {
  const uris = story.seeAlso.map(({ uri }) => uri);
  if (uris.length === 0) return [];
  const rows = await db
    .select({ uri: stories.uri, article: stories.article })
    .from(stories)
    .where(and(inArray(stories.uri, uris), isNull(stories.killedAt)));
  return story.seeAlso.flatMap(({ uri, headline, href }): SeeAlso[] => {
    const article = rows.find((row) => row.uri === uri)?.article;
    // Parsing by the card's schema removes the body.
    if (article) return [{ type: 'story', story: storyShape.parse(article) }];
    return href && headline ? [{ type: 'outside', headline, href }] : [];
  });
}
