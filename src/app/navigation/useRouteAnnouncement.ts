import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { directionOf, type Language } from '#contract/language.ts';
import { announce } from '../../ui/announce.ts';
import { focusHeadline } from './focus-headline.ts';
import { whenTitled } from '../head/page-title.ts';

const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * What a browser does by itself when a document loads: the document speaks the page's language, focus goes to the new
 * page's headline, and its title is announced. Not on the first page: there the browser has done it.
 */
export function useRouteAnnouncement(language: Language, main: RefObject<HTMLElement | null>): void {
  const { pathname, search } = useLocation();
  const page = pathname + search;
  const last = useRef(page);

  useBrowserLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);

  useEffect(() => {
    if (last.current === page) return;
    last.current = page;
    // From the second page on nothing has to be ready in a hurry (src/runtime/boot.ts).
    Object.assign(document.documentElement.dataset, { faces: '', whole: '' });
    focusHeadline(main.current);
    let frame = 0;
    const stop = whenTitled(page, () => {
      // The headline may have come only now, with the data, or an error in its place.
      const { activeElement } = document;
      if (activeElement === main.current || activeElement === document.body) focusHeadline(main.current);
      frame = requestAnimationFrame(() => announce(document.title));
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [page, main]);
}
