import { useEffect } from 'react';

/** While the page is hidden its title says how much came in; seen again, it has its own title. */
export function useTitleCount(count: string): void {
  useEffect(() => {
    const bare = () => document.title.replace(/^\([\d٠-٩]+\) /u, '');
    const look = () => {
      const next = document.visibilityState === 'hidden' ? count + bare() : bare();
      if (document.title !== next) document.title = next;
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      document.title = bare();
    };
  }, [count]);
}
