import { wholeDirection } from '#words/foreign-runs.ts';
import { type Direction, directionOf, textDirection } from '#contract/language.ts';
import { useEdition } from '../../language/EditionContext.tsx';
import type { Own } from './own.ts';

type Directed = {
  /** For the element: language, and direction where it has one of its own. */
  own: Own;
  /** What its text is set in. */
  base: Direction;
};

/** A block without a letter of the page's side is set in its own direction, unless the editor chose one. */
export function useBlockDirection(): (own: Own, text: string) => Directed {
  const { language } = useEdition();
  const page = directionOf(language);
  return (own, text) => {
    if (own.dir) return { own, base: own.dir === 'auto' ? (wholeDirection(text, page) ?? page) : own.dir };
    const base = textDirection(text, language);
    return { own: base === page ? own : { ...own, dir: base }, base };
  };
}
