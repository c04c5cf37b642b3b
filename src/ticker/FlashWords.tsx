import { type ComponentProps, useEffect, useRef, useState } from 'react';
import type { Language } from '#contract/language.ts';
import { Words } from '../story/Words.tsx';

type Props = Pick<ComponentProps<'span'>, 'lang' | 'dir' | 'className'> & { words: string; language: Language };

/** The words of a flash where a line stands alone and is cut after two: it has no page to read the rest on, so it opens here. */
export function FlashWords({ words, language, ...own }: Props) {
  const text = useRef<HTMLSpanElement>(null);
  const [cut, setCut] = useState(false);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const element = text.current;
    if (open || !element || typeof ResizeObserver === 'undefined') return undefined;
    const sizes = new ResizeObserver(() => setCut(element.scrollHeight > element.clientHeight + 1));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [words, cut, open]);
  const span = (
    <span ref={text} {...own}>
      <Words text={words} language={language} />
    </span>
  );
  if (!cut) return span;
  return (
    <button type="button" className="ticker-flash" aria-expanded={open} onClick={() => setOpen(!open)}>
      {span}
    </button>
  );
}
