import type { Block } from '#contract/text.ts';
import { lazyKind, type LazyKind } from './lazy-kind.tsx';

/** The kinds that most articles do without: each is a chunk of its own, with its style. */
export const rareKinds = {
  table: lazyKind<'table'>(async () => (await import('./table/TableBlock.tsx')).TableBlock),
  embed: lazyKind<'embed'>(async () => (await import('./media/EmbedBlock.tsx')).EmbedBlock),
  film: lazyKind<'film'>(async () => (await import('./media/FilmBlock.tsx')).FilmBlock),
  sound: lazyKind<'sound'>(async () => (await import('./media/SoundBlock.tsx')).SoundBlock),
  player: lazyKind<'player'>(async () => (await import('./media/PlayerBlock.tsx')).PlayerBlock),
  gallery: lazyKind<'gallery'>(async () => (await import('./media/GalleryBlock.tsx')).GalleryBlock),
  attachment: lazyKind<'attachment'>(async () => (await import('./media/AttachmentBlock.tsx')).AttachmentBlock),
  post: lazyKind<'post'>(async () => (await import('./words/PostBlock.tsx')).PostBlock),
  'fact-box': lazyKind<'fact-box'>(async () => (await import('./words/FactBoxBlock.tsx')).FactBoxBlock),
  'pull-quote': lazyKind<'pull-quote'>(async () => (await import('./words/PullQuoteBlock.tsx')).PullQuoteBlock),
  poem: lazyKind<'poem'>(async () => (await import('./words/PoemBlock.tsx')).PoemBlock),
  footnotes: lazyKind<'footnotes'>(async () => (await import('./words/FootnotesBlock.tsx')).FootnotesBlock),
  details: lazyKind<'details'>(async () => (await import('./words/DetailsBlock.tsx')).DetailsBlock),
  'author-box': lazyKind<'author-box'>(async () => (await import('./words/AuthorBoxBlock.tsx')).AuthorBoxBlock),
  warning: lazyKind<'warning'>(async () => (await import('./words/WarningBlock.tsx')).WarningBlock),
  'live-post': lazyKind<'live-post'>(async () => (await import('./words/LivePostBlock.tsx')).LivePostBlock),
} satisfies { [Type in Block['type']]?: LazyKind<Type> };

export type RareType = keyof typeof rareKinds;

/** Blocks lie in blocks, notes and items: every object is looked at. */
function findMissing(value: unknown, missing = new Set<RareType>()): Set<RareType> {
  if (typeof value !== 'object' || value === null) return missing;
  if (!Array.isArray(value) && 'type' in value && Object.hasOwn(rareKinds, value.type as string)) {
    const type = value.type as RareType;
    if (!rareKinds[type].isLoaded()) missing.add(type);
  }
  for (const inside of Object.values(value)) findMissing(inside, missing);
  return missing;
}

export const areBlocksLoaded = (body: readonly Block[]): boolean => findMissing(body).size === 0;

/** Loads the code of every kind in a body; rejects as `import()` does. */
export async function loadBlocks(body: readonly Block[]): Promise<void> {
  await Promise.all([...findMissing(body)].map((type) => rareKinds[type].load()));
}
