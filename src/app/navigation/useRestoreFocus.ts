import { type RefObject, useEffect } from 'react';
import { afterPaint } from '../../runtime/after-paint.ts';
import { focusHeadline } from './focus-headline.ts';

/**
 * When the focused element is removed from the page (an error, a withdrawn story, a notice), browsers move the focus to the body, and
 * keyboard users start again at the top. This moves it to the page's headline instead, unless something else has taken it.
 */
export function useRestoreFocus(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const page = main.current?.parentElement;
    if (!page) return undefined;
    let last: Element | null = null;
    let cancelFocus = () => {};
    const onFocusIn = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null;
    };
    const onFocusOut = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        // The reader has left the element; it was not removed.
        if (last === target && last?.isConnected && document.activeElement === document.body) last = null;
      });
    const removals = new MutationObserver(() => {
      if (!last || last.isConnected) return;
      last = null;
      // Moving the focus has the page laid out: not before the change is on the screen.
      cancelFocus = afterPaint(() => {
        const { activeElement } = document;
        if (activeElement === null || activeElement === document.body) focusHeadline(main.current);
      });
    });
    page.addEventListener('focusin', onFocusIn);
    page.addEventListener('focusout', onFocusOut);
    removals.observe(page, { childList: true, subtree: true });
    return () => {
      page.removeEventListener('focusin', onFocusIn);
      page.removeEventListener('focusout', onFocusOut);
      removals.disconnect();
      cancelFocus();
    };
  }, [main]);
}
