import { followAlerts } from '../follow/follow-alerts.ts';
import { startOffline } from '../offline/start-offline.ts';
import { removeWithdrawn } from '../saved/remove-withdrawn.ts';
import type { AppContext } from './context/app-context.ts';
import { prefetchOnIntent } from './navigation/prefetch-on-intent.ts';

/** What no page waits for: its own chunk, loaded when the browser is idle after the start. Returns a function that stops it. */
export function afterStart(app: AppContext): () => void {
  const stops = [prefetchOnIntent(app), removeWithdrawn(app.queryClient), followAlerts(app.wire), startOffline(app)];
  return () => stops.forEach((stop) => stop());
}
