import { wholeDirection } from '#words/foreign-runs.ts';
import { directionOf, type Language } from '#contract/language.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { BidiText } from './BidiText.tsx';

// Not longer than fits on a line of a phone in a headline.
const hyphened = /([A-Za-z0-9.]{1,12}(?:-[A-Za-z0-9.]{1,12})+)/;

type Props = {
  text: string;
  /** Of the text, where it is not the page's. */
  language?: Language;
};

/**
 * A headline, or another text without markup. One that runs against its page is isolated whole, so that its full stop stands
 * at its end; it begins at the side of the page all the same. Where a page runs from the right, «Wi-Fi» stays on one line:
 * split, its halves change places for the eye. Other words are another element: where the browser has translated the page,
 * React's text nodes are no longer in it.
 */
export function StoryText({ text, language }: Props) {
  const edition = useEdition();
  const base = directionOf(language ?? edition.language);
  const whole = wholeDirection(text, base);
  if (whole)
    return (
      <bdi key={text} dir={whole}>
        {text}
      </bdi>
    );
  return (
    <span key={`${text} ${base}`}>
      <BidiText text={text} base={base} plain={base === 'rtl' && hyphened.test(text) ? unbroken : undefined} />
    </span>
  );
}

function unbroken(text: string) {
  return text.split(hyphened).map((part, index) =>
    index % 2 === 1 && part.length <= 16 ? (
      <span key={index} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
