import { useEffect } from 'react';

/** While the page is hidden, puts `count` («(٣) ») before its title. */
export function useTitleCount(count: string): void {
  useEffect(() => {
    const titleAlone = () => document.title.replace(/^\([\d٠-٩]+\) /u, '');
    const update = () => {
      const next = document.visibilityState === 'hidden' ? count + titleAlone() : titleAlone();
      if (document.title !== next) document.title = next;
    };
    update();
    document.addEventListener('visibilitychange', update);
    return () => {
      document.removeEventListener('visibilitychange', update);
      document.title = titleAlone();
    };
  }, [count]);
}
