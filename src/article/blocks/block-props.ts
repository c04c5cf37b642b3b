import type { ReactNode } from 'react';
import type { Block } from '#contract/text.ts';
import type { BlockAttributes } from './block-attributes.ts';

/** What the component of a rare kind gets. */
export type BlockProps<Type extends Block['type']> = {
  block: Extract<Block, { type: Type }>;
  attributes: BlockAttributes;
  /** Renders blocks inside the block. */
  renderBlocks: (blocks: readonly Block[]) => ReactNode;
};
