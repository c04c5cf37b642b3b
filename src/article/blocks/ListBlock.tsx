import type { ReactNode } from 'react';
import type { Block } from '#contract/text.ts';
import { useFormat } from '../../language/useFormat.ts';
import { listText } from '#words/block-text.ts';
import { Inlines } from './Inlines.tsx';
import type { Own } from './own.ts';
import { useBlockDirection } from './useBlockDirection.ts';

type Props = {
  own: Own;
  list: Extract<Block, { type: 'list' }>;
  renderBlocks: (blocks: readonly Block[]) => ReactNode;
};

/** Diamonds in the section's colour, or numbers in the edition's digits; an item may hold lists of its own. */
export function ListBlock({ own, list: { ordered, start = 1, items }, renderBlocks }: Props) {
  const format = useFormat();
  const List = ordered ? 'ol' : 'ul';
  // The marks stand on one side: a single foreign item turns round inside its line only.
  const set = useBlockDirection()(own, listText(items));
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- Safari takes a list without markers for none
    <List {...set.own} role="list" start={ordered && start !== 1 ? start : undefined} className="article-list">
      {items.map((item, index) => (
        <li key={index}>
          {ordered && (
            <span aria-hidden="true" className="article-number">
              {format.number(start + index)}.
            </span>
          )}
          <Inlines content={item.content} base={set.base} whole />
          {item.children.length > 0 && renderBlocks(item.children)}
        </li>
      ))}
    </List>
  );
}
