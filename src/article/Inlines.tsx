import type { Inline } from '#contract/text.ts';

// A name or a term stays on one line; a sentence in another language may break.
const shortRun = 24;

export function inlineText(content: readonly Inline[]): string {
  return content
    .map((part) => (part.type === 'text' ? part.text : 'children' in part ? inlineText(part.children) : ' '))
    .join('');
}

/** Inline content as elements, in the editor's own characters. */
export function Inlines({ content }: { content: readonly Inline[] }) {
  return content.map((part, index) => <InlinePart key={index} part={part} />);
}

function InlinePart({ part }: { part: Inline }) {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'break':
      return <br />;
    case 'link':
      return (
        <a href={part.href} rel="noopener" className="text-link">
          <Inlines content={part.children} />
        </a>
      );
    case 'run': {
      const wraps = inlineText(part.children).length > shortRun;
      return (
        <span lang={part.lang} dir={part.dir ?? 'auto'} className={wraps ? 'whitespace-normal' : undefined}>
          <Inlines content={part.children} />
        </span>
      );
    }
    // Arabic has no italics: emphasis is weight. The element stays what the editor meant.
    case 'em':
      return (
        <em className="font-semibold not-italic">
          <Inlines content={part.children} />
        </em>
      );
    case 'code':
      return (
        <code dir="ltr" className="bg-raised px-1">
          <Inlines content={part.children} />
        </code>
      );
    default: {
      const Part = part.type;
      return (
        <Part>
          <Inlines content={part.children} />
        </Part>
      );
    }
  }
}
