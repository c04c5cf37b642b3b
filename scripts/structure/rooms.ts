/**
 * Which folder may import which, from the ground up: a folder may import from the levels above it in this list, never from its own level or a lower one.
 * The linter's rules (oxlint.config.ts) and their test are generated from here; CONTRIBUTING.md has the picture.
 */
export const levels: Record<'src' | 'server' | 'server/store', string[][]> = {
  src: [
    ['links', 'desk-links', 'runtime'],
    ['wire'],
    ['language', 'ui', 'vitals'],
    ['story', 'live'],
    ['front', 'section', 'article', 'related', 'ticker', 'search', 'saved', 'settings', 'preview', 'desk'],
    ['app'],
    ['routes'],
    ['main', 'entry'],
  ],
  server: [
    ['config', 'store'],
    ['intake', 'live', 'http', 'share-card', 'purge'],
    ['cache', 'fetching'],
    ['feeds', 'desk', 'sample', 'archive', 'sources'],
    ['backup', 'pages', 'routes'],
    ['app'],
    ['start', 'main', 'desk-cli', 'intake-cli', 'backup-cli'],
  ],
  'server/store': [['database'], ['searching', 'moving'], ['publishing'], ['reading'], ['desk', 'purging', 'pruning']],
};

export type Wall = {
  /** Folder, such as `src/front`. */
  room: string;
  /** Names of the rooms in the same parent folder that it must not import. */
  forbidden: string[];
};

/** One wall per room: it must not import what is on its own level or below it. */
export function walls(): Wall[] {
  return Object.entries(levels).flatMap(([parent, all]) =>
    all.flatMap((level, index) =>
      level.map((name) => ({
        room: `${parent}/${name}`,
        forbidden: all
          .slice(index)
          .flat()
          .filter((other) => other !== name),
      })),
    ),
  );
}
