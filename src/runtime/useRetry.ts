import { useEffect, useEffectEvent } from 'react';
import { waitBeforeRetry } from './wait-before-retry.ts';

/** While `failed`, calls `retry` with growing pauses (wait-before-retry.ts). Rejections of `retry` are ignored. */
export function useRetry(failed: boolean, retry: () => Promise<unknown>): void {
  const onRetry = useEffectEvent(retry);
  useEffect(() => {
    if (!failed) return undefined;
    const controller = new AbortController();
    const retryUntilAborted = async () => {
      for (let attempts = 0; ; attempts += 1) {
        await waitBeforeRetry(attempts, controller.signal);
        if (controller.signal.aborted) return;
        await onRetry().catch(() => undefined);
      }
    };
    void retryUntilAborted();
    return () => controller.abort();
  }, [failed]);
}
