import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

const gap = 8;

/**
 * A newer version is there. The text is not changed under the reader's eyes: they ask for it. Lies over the end of what is in the window, but
 * never over the focus, and not over the footer.
 */
export function ChangedNotice({ onShow }: { onShow: () => void }) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const look = () => {
      const { top, height } = bar.current!.getBoundingClientRect();
      // What gets the focus from now on is scrolled clear of the bar,
      style.scrollPaddingBlockEnd = `${height + gap}px`;
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body || bar.current!.contains(activeElement)) return;
      // and what has it already, if the bar came to lie on it.
      const focused = activeElement.getBoundingClientRect();
      if (focused.bottom > top && focused.top < top + height) scrollBy({ top: focused.bottom - top + gap });
    };
    look();
    const sizes = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(look);
    sizes?.observe(bar.current!);
    return () => {
      sizes?.disconnect();
      style.scrollPaddingBlockEnd = '';
    };
  }, []);
  return (
    <div ref={bar} className="sticky bottom-0 z-10">
      <Notice action={<Button onClick={onShow}>{t('article.show')}</Button>}>{t('article.changed')}</Notice>
    </div>
  );
}
