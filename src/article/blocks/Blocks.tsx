import type { ReactNode } from 'react';
import type { Block } from '#contract/text.ts';
import { EmbedLink } from './EmbedLink.tsx';
import { Figure } from './Figure.tsx';
import { inlineText } from '#words/block-text.ts';
import { Inlines } from './Inlines.tsx';
import { ListBlock } from './ListBlock.tsx';
import { QuoteBlock } from './QuoteBlock.tsx';
import { SeeAlsoBlock } from './SeeAlsoBlock.tsx';
import { TableBlock } from './TableBlock.tsx';
import { useBlockDirection } from './useBlockDirection.ts';

type Props = {
  blocks: readonly Block[];
  /** Stands before the first paragraph, in its line. */
  opening?: ReactNode;
};

/** What an article is made of, as elements. Quotes and lists hold blocks of their own. */
export function Blocks({ blocks, opening }: Props) {
  const first = blocks.findIndex(({ type }) => type === 'paragraph');
  return (
    <>
      {first < 0 && opening && <p>{opening}</p>}
      {blocks.map((block, index) => (
        // What was changed in a text is a new element: in a page that the browser translates, text nodes cannot be written to.
        <BlockPart
          key={`${index} ${JSON.stringify(block)}`}
          block={block}
          opening={index === first ? opening : undefined}
        />
      ))}
    </>
  );
}

function BlockPart({ block, opening }: { block: Block; opening: ReactNode }) {
  const directed = useBlockDirection();
  const own = { lang: block.lang, dir: block.dir };
  switch (block.type) {
    case 'paragraph': {
      const text = inlineText(block.content);
      // With a dateline before it, the line runs as the page does.
      const set = directed(own, opening ? '' : text);
      return (
        <p {...set.own} className={vowelledThroughout(text) ? 'article-vowelled' : undefined}>
          {opening}
          {opening && ' '}
          <Inlines content={block.content} base={set.base} whole />
        </p>
      );
    }
    case 'heading': {
      const Heading = `h${block.level}` as const;
      const set = directed(own, inlineText(block.content));
      return (
        <Heading {...set.own}>
          <Inlines content={block.content} base={set.base} whole />
        </Heading>
      );
    }
    case 'quote':
      return (
        <QuoteBlock own={own} cite={block.cite} blocks={block.blocks}>
          <Blocks blocks={block.blocks} />
        </QuoteBlock>
      );
    case 'list':
      return <ListBlock own={own} list={block} renderBlocks={(blocks) => <Blocks blocks={blocks} />} />;
    case 'picture':
      return <Figure picture={block.picture} own={own} />;
    case 'table':
      return <TableBlock own={own} table={block} />;
    case 'embed':
      return <EmbedLink own={own} embed={block} />;
    case 'see-also':
      return <SeeAlsoBlock own={own} title={block.title} links={block.links} />;
    default:
      return <hr className="article-separator" />;
  }
}

/** Poetry or scripture: at least every fourth character bears a mark. */
function vowelledThroughout(text: string): boolean {
  const marks = text.match(/[\u064B-\u0652]/g)?.length ?? 0;
  return marks > 8 && marks * 4 > text.length - marks;
}
