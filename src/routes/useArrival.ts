import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { directionOf, type Language } from '#contract/language.ts';

const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * What a browser does by itself when a document loads: the document speaks the page's language, focus goes to the new
 * page's headline, and its title is announced. Not on the first page: there the browser has done it.
 */
export function useArrival(language: Language, main: RefObject<HTMLElement | null>): string {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  const [announced, announce] = useState('');

  useBrowserLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);

  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    // From the second page on nothing has to be ready in a hurry (src/boot.ts).
    Object.assign(document.documentElement.dataset, { faces: '', whole: '' });
    const target = main.current?.querySelector('h1') ?? main.current;
    if (!target) return;
    target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
    // The page's own effects set the title in the same commit.
    const frame = requestAnimationFrame(() => announce(document.title));
    return () => cancelAnimationFrame(frame);
  }, [pathname, main]);

  return announced;
}
