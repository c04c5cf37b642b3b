import { newerBuild } from '../errors/newer-build.ts';

/**
 * After a deploy the chunks that this page would load next are gone: the page is loaded anew, if the server has a newer one. Where it
 * does not answer, or has the same, the reader would lose a page and win nothing.
 */
export function reloadAfterDeploy(): void {
  addEventListener('vite:preloadError', () => {
    void newerBuild().then((found) => found === 'newer' && location.reload());
  });
}
