import { type RefObject, useEffect } from 'react';
import { focusHeadline } from './focus-headline.ts';

/**
 * What had the focus may leave the page: an error gives way, a story is withdrawn, a notice has done its work. A browser then drops the focus
 * to the body, and the keyboard begins anew at the top; here it goes to the page's headline, unless somebody has a better place.
 */
export function useFocusKept(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const page = main.current?.parentElement;
    if (!page) return undefined;
    let last: Element | null = null;
    const entered = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null;
    };
    const left = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        // Left by the reader, and not because it was taken away.
        if (last === target && last?.isConnected && document.activeElement === document.body) last = null;
      });
    const changes = new MutationObserver(() => {
      if (!last || last.isConnected) return;
      last = null;
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) focusHeadline(main.current);
    });
    page.addEventListener('focusin', entered);
    page.addEventListener('focusout', left);
    changes.observe(page, { childList: true, subtree: true });
    return () => {
      page.removeEventListener('focusin', entered);
      page.removeEventListener('focusout', left);
      changes.disconnect();
    };
  }, [main]);
}
