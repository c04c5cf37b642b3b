import type { Language } from '#contract/language.ts';
import type { Database } from '../store/database/database.ts';
import type { Change } from '../store/publishing/changes.ts';
import { filesOfStories, revisionsOf, storiesOfGroups } from '../store/purging/affected.ts';
import { jpegWidthOf } from '../store/rendition-files.ts';
import { fileAddress } from '../store/stored-files.ts';
import type { Asset } from '../store/assets.ts';
import type { Stale } from './target.ts';

export type Site = { languages: readonly Language[]; sections: readonly { slug: string }[] };

/** What changes have made stale: the stories, their translations and lists, and the files of those that are gone. */
export async function staleAfter(db: Database, all: readonly Change[], site: Site): Promise<Stale> {
  const changes = all.filter(({ kind }) => kind !== 'front' && kind !== 'ticker');
  // Nobody has what an archive brings: a 404 leaves the caches by itself.
  const known = changes.filter(({ kind }) => kind !== 'backfilled');
  const groups = changes.flatMap(({ group }) => group ?? []);
  const withdrawn = changes.filter(({ kind }) => kind === 'killed' || kind === 'moved');
  const gone = withdrawn.map(({ storyId }) => storyId);
  const [translations, files] = await Promise.all([storiesOfGroups(db, groups), filesOfStories(db, gone)]);
  const idsOf = (some: readonly Change[]) =>
    new Set([...some.map(({ storyId }) => storyId), ...translations.map(({ id }) => id)]);
  const ids = idsOf(known);
  const revisions = await revisionsOf(db, [...ids]);
  const languages = new Set(all.map(({ language }) => language));
  return {
    everything: false,
    keys: [
      ...idsOf(changes),
      ...Array.from(languages, (language) => `list-${language}`),
      ...files.map(({ hash }) => `picture-${hash}`),
      // Sitemaps: those of news have headlines.
      ...(changes.length > 0 ? ['maps'] : []),
    ],
    // What readers must not see any more comes first.
    paths: distinct([
      ...files.flatMap(filePaths),
      ...[...withdrawn, ...known].flatMap(({ storyId, language }) => ownPaths(storyId, language)),
      ...gone.flatMap((id) => cardPaths(id, revisions.get(id) ?? 1, site)),
      ...Array.from(languages).flatMap((language) => listPaths(language, site)),
      ...Array.from(ids).flatMap((id) => otherPaths(id, revisions.get(id) ?? 1, site)),
      ...siteMaps,
    ]),
  };
}

const distinct = (paths: readonly string[]): string[] => [...new Set(paths)];

/** After a restored database, or when the changes since the last purge have been deleted. */
export const staleWithoutTrace = ({ languages, sections }: Site): Stale => ({
  everything: true,
  keys: [],
  paths: [...languages.flatMap((language) => listPaths(language, { languages, sections })), ...siteMaps],
});

const ownPaths = (id: string, language: Language): string[] => [
  `/${language}/news/${id}`,
  `/api/v1/${language}/stories/${id}`,
];

// Older ones have left the caches by then, except after a burst of corrections.
const fetchedRevisions = 3;
const cardRevisions = 10;
const lastRevisions = (revision: number, count: number): number[] =>
  Array.from({ length: Math.min(count, revision) }, (_, index) => revision - index);

/** In every language: the address with another one is a redirect to the translation. And what clients fetch after an event. */
const otherPaths = (id: string, revision: number, { languages }: Site): string[] =>
  languages.flatMap((language) => [
    ...ownPaths(id, language),
    ...languages.filter((from) => from !== language).map((from) => `/${language}/news/${id}?from=${from}`),
    ...lastRevisions(revision, fetchedRevisions).map((each) => `/api/v1/${language}/stories/${id}?v=${each}`),
  ]);

/** As pages name it. A correction gives it a new address. */
const cardPaths = (id: string, revision: number, { languages }: Site): string[] =>
  languages.flatMap((language) =>
    ['', ...lastRevisions(revision, cardRevisions).map((each) => `?v=${each}`)].map(
      (query) => `/share/${language}/${id}.png${query}`,
    ),
  );

const listPaths = (language: Language, { sections }: Site): string[] => [
  `/${language}`,
  `/${language}/latest`,
  `/${language}/feed.json`,
  `/${language}/rss.xml`,
  `/api/v1/${language}/front`,
  `/api/v1/${language}/ticker`,
  `/api/v1/${language}/stories`,
  ...sections.flatMap(({ slug }) => [
    `/${language}/section/${slug}`,
    `/api/v1/${language}/stories?section=${encodeURIComponent(slug)}`,
  ]),
];

const siteMaps = ['/sitemap.xml', '/sitemap-news.xml'];

function filePaths({ hash, file, widths, avif }: Asset): string[] {
  if (file !== null) return [fileAddress(hash, file)];
  if (widths.length === 0) return [];
  const names = widths.flatMap((width) => [`${width}.webp`, ...(avif ? [`${width}.avif`] : [])]);
  return [...names, `${jpegWidthOf(widths)}.jpg`].map((name) => `/pictures/${hash}-${name}`);
}
