import type { createBrowserRouter } from 'react-router';
import { waitBeforeRetry } from '../../runtime/wait-before-retry.ts';
import { isChunkLoadError } from '../errors/failure.ts';
import { isAtLoadedUrl } from './can-hydrate.ts';

export type Router = ReturnType<typeof createBrowserRouter>;

/** Resolves when the first page's loaders have run. */
export async function initialized(router: Router): Promise<void> {
  if (router.state.initialized) return;
  await new Promise<void>((resolve) => {
    const unsubscribe = router.subscribe((state) => {
      if (!state.initialized) return;
      unsubscribe();
      resolve();
    });
  });
}

/**
 * While a chunk of the first page does not load, a server-rendered page stays as it is, and is hydrated once all have loaded. `onError` is
 * called for every failure.
 */
export async function reloadMissingChunks(router: Router, onError: () => void): Promise<void> {
  const isChunkMissing = () => isAtLoadedUrl() && Object.values(router.state.errors ?? {}).some(isChunkLoadError);
  for (let attempts = 0; isChunkMissing(); attempts += 1) {
    onError();
    await waitBeforeRetry(attempts);
    await router.revalidate();
  }
}
