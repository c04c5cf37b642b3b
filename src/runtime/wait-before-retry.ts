const longestMs = 60_000;

/**
 * Exponential backoff with jitter. Waits on while the page is hidden, and ends early when it becomes visible, when the device comes
 * online, or when aborted.
 */
export function waitBeforeRetry(attempts: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      removeEventListener('pageshow', end);
      document.removeEventListener('visibilitychange', onVisibility);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') clearTimeout(timer);
      else end();
    };
    if (signal?.aborted) return resolve();
    addEventListener('online', end);
    addEventListener('pageshow', end);
    document.addEventListener('visibilitychange', onVisibility);
    signal?.addEventListener('abort', end);
    if (document.visibilityState === 'hidden') return;
    // Jitter of ±50 %: the readers of a restarted server do not all return at once.
    timer = setTimeout(end, Math.min(longestMs, 2000 * 2 ** attempts) * (0.5 + Math.random()));
  });
}
