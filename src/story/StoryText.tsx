import { wholeDirection } from '#words/foreign-runs.ts';
import { directionOf, type Language } from '#contract/language.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { BidiText } from './BidiText.tsx';

// Words with hyphens whose parts are short enough for one line of a headline on a phone.
const hyphened = /([A-Za-z0-9.]{1,12}(?:-[A-Za-z0-9.]{1,12})+)/;

type Props = {
  text: string;
  /** Language of the text, if it is not the page's. */
  language?: Language;
};

/**
 * A headline, or another text without markup. A text of the other direction is isolated as a whole, so that its full stop is at its end;
 * it is still aligned with the page. On a right-to-left page «Wi-Fi» stays on one line: broken, its halves would seem swapped. A changed
 * text gets a new element, because a browser that has translated the page has detached React's text nodes.
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
