/** Kinds of a few hundred bytes each: one chunk, because a request costs more than they weigh. */
export { AuthorBoxBlock } from './AuthorBoxBlock.tsx';
export { DetailsBlock } from './DetailsBlock.tsx';
export { FactBoxBlock } from './FactBoxBlock.tsx';
export { FootnotesBlock } from './FootnotesBlock.tsx';
export { LivePostBlock } from './LivePostBlock.tsx';
export { PoemBlock } from './PoemBlock.tsx';
export { PostBlock } from './PostBlock.tsx';
export { PullQuoteBlock } from './PullQuoteBlock.tsx';
export { WarningBlock } from './WarningBlock.tsx';
