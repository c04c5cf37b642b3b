import type { ReactElement } from 'react';
import { inlineText } from '#words/inline-text.ts';
import { wholeDirection } from '#words/foreign-runs.ts';
import type { Direction } from '#contract/language.ts';
import type { Inline } from '#contract/text.ts';
import { BidiText } from '../../story/BidiText.tsx';
import { NoteMark } from './NoteMark.tsx';

/** Characters. A foreign name or term up to this length stays on one line; a longer run may break. */
const maxUnbrokenRun = 24;

/** Whether a link's text is its address. */
const isAddress = (text: string, href: string): boolean => withoutScheme(text) === withoutScheme(href);
const withoutScheme = (address: string): string => address.trim().replace(/^https?:\/\/(?:www\.)?|\/$/giu, '');

type Props = {
  content: readonly Inline[];
  /** The direction of the surrounding text. */
  base: Direction;
  /** If all of the content runs against `base`, wrap it in one `bdi` of its direction. */
  isolate?: boolean;
};

/** Renders inline content, every character as the editor wrote it. */
export function Inlines({ content, base, isolate = false }: Props) {
  const against = isolate && wholeDirection(inlineText(content), base);
  if (against) {
    return (
      <bdi dir={against}>
        <Inlines content={content} base={against} />
      </bdi>
    );
  }
  return content.map((part, index) => <InlineElement key={index} part={part} base={base} />);
}

/** One element per kind. There is no `default`, so that a new kind of inline content is a type error here. */
function InlineElement({ part, base }: { part: Inline; base: Direction }): ReactElement {
  switch (part.type) {
    case 'text':
      return <BidiText text={part.text} base={base} />;
    case 'break':
      return <br />;
    case 'note':
      return <NoteMark mark={part} />;
    case 'link':
      return (
        <a
          href={part.href}
          rel="noopener"
          className="text-link"
          data-spelled={isAddress(inlineText(part.children), part.href) ? '' : undefined}
        >
          <Inlines content={part.children} base={base} isolate />
        </a>
      );
    case 'run': {
      const wraps = inlineText(part.children).length > maxUnbrokenRun;
      // From its letters, not its `lang`: some programs label Arabic words as English.
      const dir = part.dir ?? wholeDirection(inlineText(part.children), base) ?? base;
      return (
        <span lang={part.lang} dir={dir} className={wraps ? 'whitespace-normal' : undefined}>
          <Inlines content={part.children} base={dir === 'auto' ? base : dir} />
        </span>
      );
    }
    // Arabic has no italics, so emphasis is set in weight.
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
    case 'strong':
    case 'sub':
    case 'sup': {
      const Part = part.type;
      return (
        <Part>
          <Inlines content={part.children} base={base} />
        </Part>
      );
    }
  }
}
