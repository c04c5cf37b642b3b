import type { ComponentType, ReactElement, ReactNode } from 'react';
import type { Block } from '#contract/text.ts';
import type { BlockProps } from './block-props.ts';
import { Figure } from './Figure.tsx';
import { inlineText } from '#words/inline-text.ts';
import { Inlines } from './Inlines.tsx';
import { isFullyVowelled } from './is-fully-vowelled.ts';
import { ListBlock } from './ListBlock.tsx';
import { QuoteBlock } from './QuoteBlock.tsx';
import { SeeAlsoBlock } from './SeeAlsoBlock.tsx';
import { type RareType, rareKinds } from './rare-kinds.ts';
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
  const attributes = { id: block.anchor, lang: block.lang, dir: block.dir };
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
      return <ListBlock attributes={attributes} list={block} renderBlocks={renderBlocks} />;
    case 'picture':
      return <Figure picture={block.picture} attributes={attributes} shown={block.width} />;
    case 'see-also':
      return <SeeAlsoBlock attributes={attributes} title={block.title} links={block.links} />;
    case 'separator':
      return <hr id={block.anchor} className="article-separator" />;
    case 'table':
    case 'embed':
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
    case 'attachment': {
      // One of its type takes one of its blocks, which a union of both cannot say.
      const Kind = rareKinds[block.type].Kind as ComponentType<BlockProps<RareType>>;
      return <Kind block={block} attributes={attributes} renderBlocks={renderBlocks} />;
    }
  }
}

const renderBlocks = (blocks: readonly Block[]): ReactElement => <Blocks blocks={blocks} />;
