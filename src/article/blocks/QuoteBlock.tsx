import type { ReactNode } from 'react';
import type { Block, Inline } from '#contract/text.ts';
import { inlineText } from '#words/block-text.ts';
import { Inlines } from './Inlines.tsx';
import type { Own } from './own.ts';
import { useBlockDirection } from './useBlockDirection.ts';

type Props = { own: Own; blocks: readonly Block[]; cite: readonly Inline[] | null; children: ReactNode };

// Up to about four lines a quote is set large.
const large = 180;

/** A quotation with the marks that the editor wrote, and who said it. */
export function QuoteBlock({ own, blocks, cite, children }: Props) {
  const directed = useBlockDirection();
  const texts = blocks.map((block) => (block.type === 'paragraph' ? inlineText(block.content) : null));
  const length = texts.reduce((sum, text) => sum + (text?.length ?? large), 0);
  // Its bar stands where its words begin. Of other blocks inside, each has its own side.
  const set = directed(own, texts.includes(null) ? '' : texts.join(' '));
  return (
    <blockquote {...set.own} className="article-quote" data-long={length > large ? '' : undefined}>
      {children}
      {cite && (
        // A footer is what reader modes and print sheets leave out, and with it who said this.
        <div className="article-said">
          <cite className="not-italic">
            <Inlines content={cite} base={set.base} whole />
          </cite>
        </div>
      )}
    </blockquote>
  );
}
