/**
 * The rooms of the house, from the ground up: a room may import from the levels above it in this list, never from its own or a lower one.
 * The linter's walls (oxlint.config.ts) and their test are generated from here; DESIGN of the flow is in CONTRIBUTING.md.
 */
export const levels: Record<'src' | 'server' | 'server/store', string[][]> = {
  src: [
    ['links', 'runtime'],
    ['wire'],
    ['language', 'ui'],
    ['story', 'live'],
    ['front', 'section', 'article', 'related', 'ticker', 'search', 'saved', 'settings', 'preview', 'desk'],
    ['app'],
    ['routes'],
    ['main', 'entry'],
  ],
  server: [
    ['config', 'store'],
    ['intake', 'live', 'http', 'share-card'],
    ['cache'],
    ['feeds', 'desk', 'sample'],
    ['pages', 'routes'],
    ['app'],
    ['start', 'main', 'desk-cli'],
  ],
  'server/store': [['database'], ['publishing'], ['reading', 'desk']],
};

export type Wall = {
  /** Folder, such as `src/front`. */
  room: string;
  /** Rooms beside it that it must not import, by their names in the same parent folder. */
  forbidden: string[];
};

/** One wall per room: what stands on its own level or below it. */
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
