import { languageOfPath } from '../../language/language-of-path.ts';
import { waitBeforeRetry } from '../../runtime/wait-before-retry.ts';
import { createQueryClient } from '../../wire/query-client.ts';
import { isRetryable } from '../../wire/wire-error.ts';
import { createWire } from '../../wire/wire.ts';
import type { AppContext } from '../context/app-context.ts';
import { createAppContext } from '../context/create-app-context.ts';
import { isChunkLoadError } from '../errors/failure.ts';
import { replayFailedRequests } from '../../wire/failed-requests.ts';
import { network } from '../../wire/network.ts';
import { hydrateQueries, type InitialState } from './initial-state.ts';

/** The app context with the page's data, or the newsroom's, and a catalogue. `onError` is called for every failure; all are retried. */
export async function loadAppContext(initial: InitialState | null, onError: () => void): Promise<AppContext> {
  const wire = createWire({
    base: '',
    fetch: initial ? replayFailedRequests(initial.failedRequests, network) : network,
  });
  const queryClient = createQueryClient();
  if (initial) hydrateQueries(queryClient, initial);
  const newsroom = initial?.newsroom ?? (await retryUntilLoaded(() => wire.newsroom(), onError));
  const app = createAppContext({ wire, queryClient, newsroom, origin: location.origin });
  // Every page needs a catalogue, error pages included.
  await retryUntilLoaded(() => app.loadI18n(languageOfPath(location.pathname, newsroom)), onError);
  return app;
}

async function retryUntilLoaded<T>(load: () => Promise<T>, onError: () => void): Promise<T> {
  for (let attempts = 0; ; attempts += 1) {
    try {
      return await load();
    } catch (error) {
      if (!isRetryable(error) && !isChunkLoadError(error)) throw error;
      onError();
      await waitBeforeRetry(attempts);
    }
  }
}
