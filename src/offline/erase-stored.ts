import type { QueryClient } from '@tanstack/react-query';
import { clear, createStore } from 'idb-keyval';
import { keptPictureCache, pictureCache, shownAlerts } from '#contract/offline/service-worker.ts';
import { settledResets } from '../live/stream-resets.ts';
import { eraseSaved } from '../saved/saved-stories.ts';
import { erasePersisted } from '../wire/persistence.ts';
import { erasePacks } from './kept/ticker-pack.ts';

const eraseShownAlerts = async (): Promise<void> => clear(createStore(...shownAlerts));

/** Deletes what readers have stored: saved stories, answers, pictures, the ticker taken along, which alerts were shown. The app itself stays. */
export async function eraseStored(queryClient: QueryClient): Promise<void> {
  erasePacks();
  eraseSaved();
  settledResets.set({});
  // In memory too, or the next change would be stored beside what was erased.
  queryClient.removeQueries({ type: 'inactive' });
  await Promise.allSettled([
    erasePersisted(),
    eraseShownAlerts(),
    ...[pictureCache, keptPictureCache].map((name) => globalThis.caches?.delete(name)),
  ]);
}
