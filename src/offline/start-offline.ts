import type { QueryClient } from '@tanstack/react-query';
import { restored } from '../wire/restored.ts';
import type { Wire } from '../wire/wire.ts';
import { showBadge } from './badge.ts';
import { boundStored } from './bound-stored.ts';
import { followInstallPrompt } from './install-prompt.ts';
import { refreshPacks } from './refresh-packs.ts';
import { registerWorker } from './register-worker.ts';
import { keepPictures } from './kept/keep-pictures.ts';
import { lookAtOtherEditions } from './resets/look-at-other-editions.ts';
import { settleResets } from './resets/settle-resets.ts';

/** Everything that makes the site work without network, on readers' pages only. Returns a function that stops it. */
export function startOffline(app: { queryClient: QueryClient; wire: Wire }): () => void {
  if (/^\/(?:desk|preview)(?:\/|$)/u.test(location.pathname)) return () => undefined;
  const stops = [boundStored(app.queryClient), followInstallPrompt(), showBadge(app.queryClient)];
  void registerWorker();
  // What the device has comes first: it is not requested again.
  void restored(app.queryClient).then(() =>
    stops.push(settleResets(app), refreshPacks(app), keepPictures(app), lookAtOtherEditions(app)),
  );
  return () => stops.forEach((stop) => stop());
}
