import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { directionOf, type Language } from '#contract/language.ts';
import { announce } from '../../ui/announce.ts';
import { focusHeadline } from './focus-headline.ts';
import { afterPaint } from '../../runtime/after-paint.ts';
import { whenTitled } from '../head/page-title.ts';

const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * After a navigation does what a browser does when it loads a document: sets the document's language and direction, moves the focus to the
 * page's headline and announces the title.
 */
export function useRouteAnnouncement(language: Language, main: RefObject<HTMLElement | null>): void {
  const { pathname, search } = useLocation();
  const page = pathname + search;
  const lastPage = useRef(page);

  useBrowserLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);

  useEffect(() => {
    if (lastPage.current === page) return;
    lastPage.current = page;
    // What the first page loads late (src/runtime/boot.ts) is on from the second page on.
    Object.assign(document.documentElement.dataset, { faces: '', laidOut: '' });
    let [unsubscribe, frame] = [() => {}, 0];
    // Moving the focus has the page laid out: not before the headline is on the screen.
    const cancelFocus = afterPaint(() => {
      focusHeadline(main.current);
      unsubscribe = whenTitled(page, () => {
        // The headline, or an error in its place, may not have been rendered before the data was loaded.
        const { activeElement } = document;
        if (activeElement === main.current || activeElement === document.body) focusHeadline(main.current);
        frame = requestAnimationFrame(() => announce(document.title));
      });
    });
    return () => {
      cancelFocus();
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [page, main]);
}
