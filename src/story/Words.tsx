import { useEdition } from '../language/EditionContext.tsx';
import { directionOf } from '#contract/language.ts';

// Not longer than fits on a line of a phone in a headline.
const hyphened = /([A-Za-z0-9.]{1,12}(?:-[A-Za-z0-9.]{1,12})+)/;

/**
 * A headline. On a page that runs from the right, «Wi-Fi» stays on one line: split, its halves change places for the eye. Other words are
 * another element: where the browser has translated the page, React's text nodes are no longer in it.
 */
export function Words({ text }: { text: string }) {
  const { language } = useEdition();
  if (directionOf(language) === 'ltr' || !hyphened.test(text)) return <span key={text}>{text}</span>;
  return (
    <span key={`${text} ${language}`}>
      {text.split(hyphened).map((part, index) =>
        index % 2 === 1 && part.length <= 16 ? (
          <span key={index} className="whitespace-nowrap">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </span>
  );
}
