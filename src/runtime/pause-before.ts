const longest = 60_000;

/**
 * Waits before the next try of something that failed: longer each time, never while nobody looks, and not at all once the device
 * says that it is online or the page is looked at again. Ends early when aborted.
 */
export function pauseBefore(tries: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      removeEventListener('pageshow', end);
      document.removeEventListener('visibilitychange', seen);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const seen = () => {
      if (document.visibilityState === 'hidden') clearTimeout(timer);
      else end();
    };
    if (signal?.aborted) return resolve();
    addEventListener('online', end);
    addEventListener('pageshow', end);
    document.addEventListener('visibilitychange', seen);
    signal?.addEventListener('abort', end);
    if (document.visibilityState === 'hidden') return;
    // Half to one and a half of it: the readers of a server that is back do not all come at once.
    timer = setTimeout(end, Math.min(longest, 2000 * 2 ** tries) * (0.5 + Math.random()));
  });
}
