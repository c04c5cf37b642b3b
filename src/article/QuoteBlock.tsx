import type { ReactNode } from 'react';
import type { Block, Inline } from '#contract/text.ts';
import { Inlines, inlineText } from './Inlines.tsx';
import type { Own } from './own.ts';

type Props = { own: Own; blocks: readonly Block[]; cite: readonly Inline[] | null; children: ReactNode };

// Up to about four lines a quote is set large.
const large = 180;

/** A quotation with the marks that the editor wrote, and who said it. */
export function QuoteBlock({ own, blocks, cite, children }: Props) {
  const length = blocks.reduce(
    (sum, block) => sum + (block.type === 'paragraph' ? inlineText(block.content).length : large),
    0,
  );
  return (
    <blockquote {...own} className="article-quote" data-long={length > large ? '' : undefined}>
      {children}
      {cite && (
        <footer>
          <cite className="not-italic">
            <Inlines content={cite} />
          </cite>
        </footer>
      )}
    </blockquote>
  );
}
