import type { ReactElement, ReactNode } from 'react';
import type { Block } from '#contract/text.ts';
import { EmbedLink } from './EmbedLink.tsx';
import { Figure } from './Figure.tsx';
import { blockTexts, inlineText } from '#words/block-text.ts';
import { Inlines } from './Inlines.tsx';
import { ListBlock } from './ListBlock.tsx';
import { QuoteBlock } from './QuoteBlock.tsx';
import { SeeAlsoBlock } from './SeeAlsoBlock.tsx';
import { TableBlock } from './TableBlock.tsx';
import { useBlockDirection } from './useBlockDirection.ts';

type Props = {
  blocks: readonly Block[];
  /** Inline content before the first paragraph's text, such as the dateline. */
  opening?: ReactNode;
};

/** Renders the blocks of a body. Quotes and lists contain blocks themselves. */
export function Blocks({ blocks, opening }: Props) {
  const first = blocks.findIndex(({ type }) => type === 'paragraph');
  return (
    <>
      {first < 0 && opening && <p>{opening}</p>}
      {blocks.map((block, index) => (
        // The content is part of the key, so that a changed block is a new element: where the browser translates the page, React
        // cannot update text nodes.
        <BlockElement
          key={`${index} ${JSON.stringify(block)}`}
          block={block}
          opening={index === first ? opening : undefined}
        />
      ))}
    </>
  );
}

/** One element per kind. There is no `default`, so that a new kind of block is a type error here. */
function BlockElement({ block, opening }: { block: Block; opening: ReactNode }): ReactElement {
  const withDirection = useBlockDirection();
  const attributes = { lang: block.lang, dir: block.dir };
  switch (block.type) {
    case 'paragraph': {
      const text = inlineText(block.content);
      // A dateline before it fixes the direction to the page's.
      const set = withDirection(attributes, opening ? '' : text);
      return (
        <p {...set.attributes} className={isFullyVowelled(text) ? 'article-vowelled' : undefined}>
          {opening}
          {opening && ' '}
          <Inlines content={block.content} base={set.base} isolate />
        </p>
      );
    }
    case 'heading': {
      const Heading = `h${block.level}` as const;
      const set = withDirection(attributes, inlineText(block.content));
      return (
        <Heading {...set.attributes}>
          <Inlines content={block.content} base={set.base} isolate />
        </Heading>
      );
    }
    case 'quote':
      return (
        <QuoteBlock attributes={attributes} cite={block.cite} blocks={block.blocks}>
          <Blocks blocks={block.blocks} />
        </QuoteBlock>
      );
    case 'list':
      return <ListBlock attributes={attributes} list={block} renderBlocks={(blocks) => <Blocks blocks={blocks} />} />;
    case 'picture':
      return <Figure picture={block.picture} attributes={attributes} />;
    case 'table':
      return <TableBlock attributes={attributes} table={block} />;
    case 'embed':
      return <EmbedLink attributes={attributes} embed={block} />;
    case 'see-also':
      return <SeeAlsoBlock attributes={attributes} title={block.title} links={block.links} />;
    // Shown by their words until their components are here.
    case 'gallery':
    case 'film':
    case 'sound':
    case 'player':
    case 'fact-box':
    case 'pull-quote':
    case 'poem':
    case 'post':
    case 'footnotes':
    case 'details':
    case 'author-box':
    case 'warning':
    case 'live-post':
    case 'attachment':
      return <p {...attributes}>{blockTexts(block).join(' ')}</p>;
    case 'separator':
      return <hr className="article-separator" />;
  }
}

/** Whether at least every fourth character has a vowel mark, as in poetry or scripture. */
function isFullyVowelled(text: string): boolean {
  const marks = text.match(/[\u064B-\u0652]/g)?.length ?? 0;
  return marks > 8 && marks * 4 > text.length - marks;
}
