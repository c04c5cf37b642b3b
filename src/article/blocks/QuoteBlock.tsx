import type { ReactNode } from 'react';
import type { Block, Inline } from '#contract/text.ts';
import { inlineText } from '#words/inline-text.ts';
import { Inlines } from './Inlines.tsx';
import type { BlockAttributes } from './block-attributes.ts';
import { useBlockDirection } from './useBlockDirection.ts';

type Props = {
  attributes: BlockAttributes;
  blocks: readonly Block[];
  cite: readonly Inline[] | null;
  children: ReactNode;
};

/** Characters, about four lines: a quote up to this length is set large. */
const maxLargeQuote = 180;

/** A quotation and its source. Quotation marks are the editor's. */
export function QuoteBlock({ attributes, blocks, cite, children }: Props) {
  const withDirection = useBlockDirection();
  const texts = blocks.map((block) => (block.type === 'paragraph' ? inlineText(block.content) : null));
  const length = texts.reduce((sum, text) => sum + (text?.length ?? maxLargeQuote), 0);
  // The bar is at the start side of the text. Where it contains other blocks, the page's direction is used.
  const set = withDirection(attributes, texts.includes(null) ? '' : texts.join(' '));
  return (
    <blockquote {...set.attributes} className="article-quote" data-long={length > maxLargeQuote ? '' : undefined}>
      {children}
      {cite && (
        // Not a `footer`: reader modes leave those out.
        <div className="article-said">
          <cite className="not-italic">
            <Inlines content={cite} base={set.base} isolate />
          </cite>
        </div>
      )}
    </blockquote>
  );
}
