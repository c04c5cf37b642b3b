import type { AlertKey, AlertSubscription } from '#contract/alerts/alerts.ts';
import { request } from '../request.ts';
import type { Wire } from '../wire.ts';

/** Alerts to this browser. Apart from wire.ts, because most readers never load it. */
export function alertsOf({ base, fetch }: Pick<Wire, 'base' | 'fetch'>) {
  const path = `${base}/api/v1/alerts/subscription`;
  const send = (method: 'PUT' | 'DELETE', body: unknown, signal?: AbortSignal) =>
    request<void>(fetch, path, {
      method,
      signal: signal ?? null,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    key: () => request<AlertKey>(fetch, `${base}/api/v1/alerts/key`).then(({ key }) => key),
    subscribe: (subscription: AlertSubscription, signal?: AbortSignal) => send('PUT', subscription, signal),
    end: (endpoint: string) => send('DELETE', { endpoint }),
  };
}
export type AlertsWire = ReturnType<typeof alertsOf>;
