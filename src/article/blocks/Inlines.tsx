import { inlineText } from '#words/block-text.ts';
import { wholeDirection } from '#words/foreign-runs.ts';
import type { Direction } from '#contract/language.ts';
import type { Inline } from '#contract/text.ts';
import { BidiText } from '../../story/BidiText.tsx';

// A name or a term stays on one line; a sentence in another language may break.
const shortRun = 24;

/** Whether a link's words are its address. */
const spells = (text: string, href: string): boolean => bare(text) === bare(href);
const bare = (address: string): string => address.trim().replace(/^https?:\/\/(?:www\.)?|\/$/giu, '');

type Props = {
  content: readonly Inline[];
  /** The direction of what it stands in. */
  base: Direction;
  /** The content is all there is, and is isolated as a whole where it runs against its surroundings. */
  whole?: boolean;
};

/** Inline content as elements, in the editor's own characters. */
export function Inlines({ content, base, whole = false }: Props) {
  const against = whole && wholeDirection(inlineText(content), base);
  if (against) {
    return (
      <bdi dir={against}>
        <Inlines content={content} base={against} />
      </bdi>
    );
  }
  return content.map((part, index) => <InlinePart key={index} part={part} base={base} />);
}

function InlinePart({ part, base }: { part: Inline; base: Direction }) {
  switch (part.type) {
    case 'text':
      return <BidiText text={part.text} base={base} />;
    case 'break':
      return <br />;
    case 'link':
      return (
        <a
          href={part.href}
          rel="noopener"
          className="text-link"
          data-spelled={spells(inlineText(part.children), part.href) ? '' : undefined}
        >
          <Inlines content={part.children} base={base} whole />
        </a>
      );
    case 'run': {
      const wraps = inlineText(part.children).length > shortRun;
      // By its letters: programs label Arabic words as English.
      const dir = part.dir ?? wholeDirection(inlineText(part.children), base) ?? base;
      return (
        <span lang={part.lang} dir={dir} className={wraps ? 'whitespace-normal' : undefined}>
          <Inlines content={part.children} base={dir === 'auto' ? base : dir} />
        </span>
      );
    }
    // Arabic has no italics: emphasis is weight. The element stays what the editor meant.
    case 'em':
      return (
        <em className="font-semibold not-italic">
          <Inlines content={part.children} base={base} />
        </em>
      );
    case 'code':
      return (
        <code dir="ltr" className="bg-raised px-1">
          <Inlines content={part.children} base="ltr" />
        </code>
      );
    default: {
      const Part = part.type;
      return (
        <Part>
          <Inlines content={part.children} base={base} />
        </Part>
      );
    }
  }
}
