import { startTransition, useEffect, useState } from 'react';
import { isHydrated, onHydrated } from './hydration.ts';
import { whenIdle } from './when-idle.ts';

/**
 * False on the server and while hydrating, true after: for what only a browser with scripts can do. It turns in a quiet
 * moment and in a transition: a store that React watches would turn in the one long task that ends hydration.
 */
export function useHydrated(): boolean {
  const [hydrated, set] = useState(isHydrated);
  useEffect(() => {
    if (hydrated) return undefined;
    let stop = onHydrated(() => {
      stop = whenIdle(() => startTransition(() => set(true)));
    });
    return () => stop();
  }, [hydrated]);
  return hydrated;
}
