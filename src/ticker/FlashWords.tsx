import { type ComponentProps, useCallback, useState } from 'react';
import type { Language } from '#contract/language.ts';
import { StoryText } from '../story/StoryText.tsx';

type Props = Pick<ComponentProps<'span'>, 'lang' | 'dir' | 'className'> & { words: string; language: Language };

/** The words of a flash where a line stands alone and is cut after two: it has no page to read the rest on, so it opens here. */
export function FlashWords({ words, language, ...attributes }: Props) {
  const [cut, setCut] = useState(false);
  const [open, setOpen] = useState(false);
  // A ref, because the span is another one once it stands in a button.
  const measure = useCallback(
    (element: HTMLSpanElement) => {
      if (open || typeof ResizeObserver === 'undefined') return undefined;
      const sizes = new ResizeObserver(() => setCut(element.scrollHeight > element.clientHeight + 1));
      sizes.observe(element);
      return () => sizes.disconnect();
    },
    [open],
  );
  const span = (
    <span ref={measure} {...attributes}>
      <StoryText text={words} language={language} />
    </span>
  );
  if (!cut) return span;
  return (
    <button type="button" className="ticker-flash" aria-expanded={open} onClick={() => setOpen(!open)}>
      {span}
    </button>
  );
}
