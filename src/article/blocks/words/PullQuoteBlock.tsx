import type { BlockProps } from '../block-props.ts';
import { useBlockDirection } from '../useBlockDirection.ts';
import { Source } from './Source.tsx';
import { wordsOf } from './words-of.ts';
import './pull-quote.css';

/** Words of the story set large. Quotation marks are the editor's. */
export function PullQuoteBlock({ attributes, block: { blocks, cite }, renderBlocks }: BlockProps<'pull-quote'>) {
  const set = useBlockDirection()(attributes, wordsOf(blocks));
  return (
    <figure {...set.attributes} className="article-pull">
      <blockquote>{renderBlocks(blocks)}</blockquote>
      <Source cite={cite} base={set.base} />
    </figure>
  );
}
