import { startTransition, useEffect, useState } from 'react';
import { isHydrated, onHydrated } from './hydration.ts';
import { whenIdle } from './when-idle.ts';

/**
 * False on the server and during hydration, true after: for what only a browser with scripts can do. It changes when idle and in a
 * transition; `useSyncExternalStore` would render the change within the long task that ends hydration.
 */
export function useHydrated(): boolean {
  const [hydrated, set] = useState(isHydrated);
  useEffect(() => {
    if (hydrated) return undefined;
    let cancel = onHydrated(() => {
      cancel = whenIdle(() => startTransition(() => set(true)));
    });
    return () => cancel();
  }, [hydrated]);
  return hydrated;
}
