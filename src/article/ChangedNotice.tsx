import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

const gap = 8;

/**
 * Offers a newer version, because a text must not change while it is read. Sticks to the bottom of the window, but never covers the
 * focused element or the footer.
 */
export function ChangedNotice({ onShow }: { onShow: () => void }) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const keepFocusVisible = () => {
      const { top, height } = bar.current!.getBoundingClientRect();
      // What is focused from now on scrolls clear of the bar,
      style.scrollPaddingBlockEnd = `${height + gap}px`;
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body || bar.current!.contains(activeElement)) return;
      // and what is focused now is scrolled, if the bar covers it.
      const focused = activeElement.getBoundingClientRect();
      if (focused.bottom > top && focused.top < top + height) scrollBy({ top: focused.bottom - top + gap });
    };
    keepFocusVisible();
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(keepFocusVisible);
    observer?.observe(bar.current!);
    return () => {
      observer?.disconnect();
      style.scrollPaddingBlockEnd = '';
    };
  }, []);
  return (
    <div ref={bar} className="sticky bottom-0 z-10">
      <Notice action={<Button onClick={onShow}>{t('article.show')}</Button>}>{t('article.changed')}</Notice>
    </div>
  );
}
