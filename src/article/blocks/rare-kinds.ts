import type { Block } from '#contract/text.ts';
import { lazyKind, type LazyKind } from './lazy-kind.tsx';

const words = () => import('./words/word-kinds.ts');
const linkKinds = () => import('./media/link-kinds.ts');
const players = () => import('./media/player-kinds.ts');

/** The kinds that most articles do without: their code and style are chunks, loaded with an article that has one. */
export const rareKinds = {
  table: lazyKind<'table'>(() => import('./table/TableBlock.tsx').then(({ TableBlock }) => TableBlock)),
  player: lazyKind<'player'>(() => players().then(({ PlayerBlock }) => PlayerBlock)),
  gallery: lazyKind<'gallery'>(() => import('./media/GalleryBlock.tsx').then(({ GalleryBlock }) => GalleryBlock)),
  film: lazyKind<'film'>(() => players().then(({ RecordingBlock }) => RecordingBlock)),
  sound: lazyKind<'sound'>(() => players().then(({ RecordingBlock }) => RecordingBlock)),
  embed: lazyKind<'embed'>(() => linkKinds().then(({ EmbedBlock }) => EmbedBlock)),
  attachment: lazyKind<'attachment'>(() => linkKinds().then(({ AttachmentBlock }) => AttachmentBlock)),
  post: lazyKind<'post'>(() => words().then(({ PostBlock }) => PostBlock)),
  'fact-box': lazyKind<'fact-box'>(() => words().then(({ FactBoxBlock }) => FactBoxBlock)),
  'pull-quote': lazyKind<'pull-quote'>(() => words().then(({ PullQuoteBlock }) => PullQuoteBlock)),
  poem: lazyKind<'poem'>(() => words().then(({ PoemBlock }) => PoemBlock)),
  footnotes: lazyKind<'footnotes'>(() => words().then(({ FootnotesBlock }) => FootnotesBlock)),
  details: lazyKind<'details'>(() => words().then(({ DetailsBlock }) => DetailsBlock)),
  'author-box': lazyKind<'author-box'>(() => words().then(({ AuthorBoxBlock }) => AuthorBoxBlock)),
  warning: lazyKind<'warning'>(() => words().then(({ WarningBlock }) => WarningBlock)),
  'live-post': lazyKind<'live-post'>(() => words().then(({ LivePostBlock }) => LivePostBlock)),
} satisfies { [Type in Block['type']]?: LazyKind<Type> };

export type RareType = keyof typeof rareKinds;

/** The rare kinds in a body. Blocks can be inside blocks, notes and items, so every object is examined. */
function findRare(value: unknown, found = new Set<RareType>()): Set<RareType> {
  if (typeof value !== 'object' || value === null) return found;
  if (!Array.isArray(value) && 'type' in value && Object.hasOwn(rareKinds, value.type as string))
    found.add(value.type as RareType);
  for (const inside of Object.values(value)) findRare(inside, found);
  return found;
}

const findMissing = (body: readonly Block[]): RareType[] =>
  [...findRare(body)].filter((type) => !rareKinds[type].isLoaded());

/** Whether the server's page needs the style of the rare kinds. */
export const hasRareBlocks = (body: readonly Block[]): boolean => findRare(body).size > 0;

export const areBlocksLoaded = (body: readonly Block[]): boolean => findMissing(body).length === 0;

/** Loads the code of every kind in a body; rejects as `import()` does. */
export async function loadBlocks(body: readonly Block[]): Promise<void> {
  await Promise.all(findMissing(body).map((type) => rareKinds[type].load()));
}
