import { wholeDirection } from '#words/foreign-runs.ts';
import { type Direction, directionOf, textDirection } from '#contract/language.ts';
import { useEdition } from '../../language/EditionContext.tsx';
import type { BlockAttributes } from './block-attributes.ts';

type Directed = {
  /** For the element: language, and direction where it is not the page's. */
  attributes: BlockAttributes;
  /** The direction that its text is set in. */
  base: Direction;
};

/** Returns the direction of a block: the editor's choice, else that of its letters if none of them is of the page's direction. */
export function useBlockDirection(): (attributes: BlockAttributes, text: string) => Directed {
  const { language } = useEdition();
  const page = directionOf(language);
  return (attributes, text) => {
    if (attributes.dir)
      return { attributes, base: attributes.dir === 'auto' ? (wholeDirection(text, page) ?? page) : attributes.dir };
    const base = textDirection(text, language);
    return { attributes: base === page ? attributes : { ...attributes, dir: base }, base };
  };
}
