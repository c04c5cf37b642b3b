import { type ComponentProps, useCallback, useState } from 'react';
import type { Language } from '#contract/language.ts';
import { StoryText } from '../story/StoryText.tsx';

type Props = Pick<ComponentProps<'span'>, 'lang' | 'dir' | 'className'> & { words: string; language: Language };

/** The text of a flash in the stepped mode. A flash has no page, so where the text is cut after two lines, a button shows the rest. */
export function FlashWords({ words, language, ...attributes }: Props) {
  const [cut, setCut] = useState(false);
  const [open, setOpen] = useState(false);
  // A ref callback, because the span is another element once it is in a button.
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
