import { inlineText } from '#words/inline-text.ts';
import { Inlines } from '../Inlines.tsx';
import type { BlockProps } from '../block-props.ts';
import { useBlockDirection } from '../useBlockDirection.ts';
import './details.css';

/** A question and, folded away, its answer; printed open. */
export function DetailsBlock({ attributes, block: { summary, open, blocks }, renderBlocks }: BlockProps<'details'>) {
  const set = useBlockDirection()(attributes, inlineText(summary));
  return (
    <details {...set.attributes} open={open} className="article-details opens">
      <summary className="chevron-end">
        <span>
          <Inlines content={summary} base={set.base} isolate />
        </span>
      </summary>
      <div>{renderBlocks(blocks)}</div>
    </details>
  );
}
