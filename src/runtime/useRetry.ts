import { useEffect, useEffectEvent } from 'react';
import { pauseBefore } from './pause-before.ts';

/** While something stands failed, tries it again by itself, with growing pauses (see pause-before.ts). */
export function useRetry(failed: boolean, retry: () => Promise<unknown>): void {
  const again = useEffectEvent(retry);
  useEffect(() => {
    if (!failed) return undefined;
    const stop = new AbortController();
    const keepTrying = async () => {
      for (let tries = 0; ; tries += 1) {
        await pauseBefore(tries, stop.signal);
        if (stop.signal.aborted) return;
        await again().catch(() => undefined);
      }
    };
    void keepTrying();
    return () => stop.abort();
  }, [failed]);
}
