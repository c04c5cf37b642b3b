import { alertsOf } from '../wire/alerts/alerts-wire.ts';
import type { Wire } from '../wire/wire.ts';
import { alertSettings } from './alerts/alert-settings.ts';
import { keepAlerts } from './alerts/keep-alerts.ts';
import { follows } from './follows.ts';

/**
 * Marks the page while alerts are on, opens the story of an alert that was tapped (src/service-worker/alerts.ts), and keeps the
 * server's knowledge of this browser right. Returns a function that stops.
 */
export function followAlerts(wire: Wire): () => void {
  const mark = (): void => void document.documentElement.toggleAttribute('data-alerts', alertSettings.get() !== null);
  // What fails is tried again at the next start; that the browser has dropped them is said where they are chosen (alerts/useAlerts.ts).
  const keep = (): void => void keepAlerts(alertsOf(wire), follows.get).catch(() => undefined);
  mark();
  keep();
  const stops = [alertSettings.subscribe(mark), follows.subscribe(keep)];
  const container = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
  container?.addEventListener('message', openStory);
  return () => {
    for (const stop of stops) stop();
    container?.removeEventListener('message', openStory);
  };
}

/** As if its link were tapped here. The worker waits for the answer: a page whose app does not run is navigated by it. */
function openStory({ data, ports }: MessageEvent<{ type?: string; url?: string } | null>): void {
  if (data?.type !== 'sharit-open' || !data.url?.startsWith('/')) return;
  const link = document.createElement('a');
  link.href = data.url;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  ports[0]?.postMessage('opened');
}
