const key = 'sharit-reloaded';
const pause = 60_000;

/**
 * After a deploy the chunks that this page would load next are gone: the page is loaded anew, once. Not without a line,
 * where it would be lost, and not again and again, should the new one be broken as well.
 */
export function reloadAfterDeploy(): void {
  addEventListener('vite:preloadError', () => {
    if (!navigator.onLine) return;
    try {
      if (Date.now() - Number(sessionStorage.getItem(key)) < pause) return;
      sessionStorage.setItem(key, String(Date.now()));
    } catch {
      // Without storage there is no telling how often it has been tried.
      return;
    }
    location.reload();
  });
}
