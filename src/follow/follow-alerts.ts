import { alertsOf } from '../wire/alerts/alerts-wire.ts';
import type { Wire } from '../wire/wire.ts';
import { alertSettings } from './alerts/alert-settings.ts';
import { endAlertsOfOthers } from './alerts/end-alerts-of.ts';
import { follows } from './follows.ts';

/**
 * Marks the page while alerts are on, opens the story of an alert that was tapped (src/service-worker/alerts.ts), and ends alerts about what is
 * not followed any more. Returns a function that stops.
 */
export function followAlerts(wire: Wire): () => void {
  const mark = (): void => void document.documentElement.toggleAttribute('data-alerts', alertSettings.get() !== null);
  mark();
  const stops = [
    alertSettings.subscribe(mark),
    // The next change tries again what failed.
    follows.subscribe(() => void endAlertsOfOthers(alertsOf(wire), follows.get()).catch(() => undefined)),
  ];
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
