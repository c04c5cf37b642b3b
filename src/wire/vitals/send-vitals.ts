import type { Vitals } from '#contract/vitals/vitals.ts';

/** Sends what the browser measured, without cookies, also while the page is being left. Nobody waits for it, and it is not repeated. */
export function sendVitals(vitals: Vitals): void {
  fetch('/api/v1/vitals', {
    method: 'POST',
    keepalive: true,
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(vitals),
  }).catch(() => {});
}
