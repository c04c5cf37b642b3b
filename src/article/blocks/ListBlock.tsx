import type { ReactNode } from 'react';
import type { Block } from '#contract/text.ts';
import { useFormat } from '../../language/useFormat.ts';
import { listText } from '#words/inline-text.ts';
import { Inlines } from './Inlines.tsx';
import type { BlockAttributes } from './block-attributes.ts';
import { useBlockDirection } from './useBlockDirection.ts';

type Props = {
  attributes: BlockAttributes;
  list: Extract<Block, { type: 'list' }>;
  renderBlocks: (blocks: readonly Block[]) => ReactNode;
};

/** A list with diamonds in the section's colour, or numbers in the edition's digits. Items may contain blocks. */
export function ListBlock({ attributes, list: { ordered, start = 1, items }, renderBlocks }: Props) {
  const format = useFormat();
  const List = ordered ? 'ol' : 'ul';
  // One direction for all items, so that their markers line up; a foreign item is isolated within its line.
  const set = useBlockDirection()(attributes, listText(items));
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- without it Safari drops the list semantics of a list without markers
    <List {...set.attributes} role="list" start={ordered && start !== 1 ? start : undefined} className="article-list">
      {items.map((item, index) => (
        <li key={index}>
          {ordered && (
            <span aria-hidden="true" className="article-number">
              {format.number(start + index)}.
            </span>
          )}
          <Inlines content={item.content} base={set.base} isolate />
          {item.children.length > 0 && renderBlocks(item.children)}
        </li>
      ))}
    </List>
  );
}
