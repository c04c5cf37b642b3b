import type { Verse } from '#contract/text.ts';
import { inlineText } from '#words/inline-text.ts';
import { StoryText } from '../../../story/StoryText.tsx';
import { isFullyVowelled } from '../is-fully-vowelled.ts';
import { Inlines } from '../Inlines.tsx';
import type { BlockProps } from '../block-props.ts';
import { useBlockDirection } from '../useBlockDirection.ts';
import { Source } from './Source.tsx';
import './poem.css';

/** Verses of two hemistichs meet in the middle; where that is too narrow, the second stands under the first, indented. */
export function PoemBlock({ attributes, block: { title, stanzas, cite } }: BlockProps<'poem'>) {
  const text = stanzas.flat(2).map((line) => inlineText(line));
  const set = useBlockDirection()(attributes, text.join(' '));
  return (
    <figure {...set.attributes} className="article-poem">
      {title && (
        <p className="poem-title">
          <StoryText text={title} />
        </p>
      )}
      <div className={isFullyVowelled(text.join(' ')) ? 'article-vowelled' : undefined}>
        {stanzas.map((verses, index) => (
          <div key={index} className={verses.some(({ length }) => length === 2) ? 'stanza paired' : 'stanza'}>
            {verses.map((verse, line) => (
              <Line key={line} verse={verse} base={set.base} />
            ))}
          </div>
        ))}
      </div>
      <Source cite={cite} base={set.base} />
    </figure>
  );
}

/** A paragraph of its own, with a space between its halves, so that copied text and reader modes have one line per verse. */
function Line({ verse: [first, second], base }: { verse: Verse; base: 'rtl' | 'ltr' }) {
  if (!second) {
    return (
      <p>
        <Inlines content={first} base={base} />
      </p>
    );
  }
  return (
    <p className="verse">
      <span>
        <Inlines content={first} base={base} />
      </span>{' '}
      <span>
        <Inlines content={second} base={base} />
      </span>
    </p>
  );
}
