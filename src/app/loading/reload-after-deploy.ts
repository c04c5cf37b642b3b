import { checkForNewerBuild } from '../errors/check-for-newer-build.ts';

/** Reloads the page when a chunk is missing because a newer build has been deployed; not offline, where a reload would only lose the page. */
export function reloadAfterDeploy(): void {
  addEventListener('vite:preloadError', () => {
    void checkForNewerBuild().then((found) => found === 'newer' && location.reload());
  });
}
