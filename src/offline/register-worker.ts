import { workerPath } from '#contract/offline/service-worker.ts';
import { network } from '../wire/network.ts';

type Policies = {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
};

/** The address as the page's policy wants it: no other is let through. */
function trusted(path: string): string {
  const { trustedTypes } = window as { trustedTypes?: Policies };
  const policy = trustedTypes?.createPolicy('sharit', {
    createScriptURL: (url) => {
      if (url !== workerPath) throw new TypeError(`Not a worker of ours: ${url}`);
      return url;
    },
  });
  return policy?.createScriptURL(path) ?? path;
}

/**
 * Registers the service worker, once the page is quiet. What this page has loaded before it had a worker is requested once more, from the
 * browser's cache, so that it is there offline. Browsers that refuse storage go on without.
 */
export async function registerWorker(): Promise<void> {
  if (!import.meta.env.PROD) return;
  try {
    // Throws where there are no workers.
    const isFirst = navigator.serviceWorker.controller === null;
    await navigator.serviceWorker.register(trusted(workerPath), { updateViaCache: 'none' });
    if (!isFirst) return;
    await controlled();
    for (const { name } of performance.getEntriesByType('resource'))
      if (name.startsWith(`${location.origin}/pictures/`) || name.endsWith('.woff2')) await network(name);
  } catch {
    // Private windows, storage refused, no connection: the next visit tries again.
  }
}

function controlled(): Promise<void> {
  return new Promise((resolve) => {
    if (navigator.serviceWorker.controller) resolve();
    else navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
  });
}
