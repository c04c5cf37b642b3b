import { useEffect } from 'react';

/** Disables the links of a frame's document: the page behind a card may not exist yet. */
export function useInertLinks(): void {
  useEffect(() => {
    const preventNavigation = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('a[href^="/"]:not([target=_top])'))
        event.preventDefault();
    };
    document.addEventListener('click', preventNavigation, true);
    return () => document.removeEventListener('click', preventNavigation, true);
  }, []);
}
