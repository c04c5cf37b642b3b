import { chunksOf, sendPurge, type Target } from '../target.ts';

// Fastly's own limit for one request.
const keysPerRequest = 256;

export function fastly({ service, token }: { service: string; token: string }, api = 'https://api.fastly.com'): Target {
  const post = (path: string, signal: AbortSignal, keys?: string[]): Promise<void> =>
    sendPurge(`${api}/service/${encodeURIComponent(service)}/${path}`, {
      method: 'POST',
      headers: { 'fastly-key': token, 'content-type': 'application/json', accept: 'application/json' },
      ...(keys && { body: JSON.stringify({ surrogate_keys: keys }) }),
      signal,
    });
  return {
    name: `fastly ${service}`,
    async purge({ keys, everything }, signal) {
      if (everything) return post('purge_all', signal);
      for (const some of chunksOf(keys, keysPerRequest)) await post('purge', signal, some);
    },
  };
}
