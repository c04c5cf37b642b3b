import { chunksOf, sendPurge, type Target } from '../target.ts';

// Varnish limits a header to 8 kB.
const keysPerRequest = 100;

/** Varnish with deploy/varnish/sharit.vcl, which bans by the keys of the request. */
export function varnish(address: string): Target {
  const send = (keys: string, signal: AbortSignal): Promise<void> =>
    sendPurge(address, { method: 'PURGE', headers: { 'surrogate-key': keys }, signal });
  return {
    name: `varnish ${address}`,
    async purge({ keys, everything }, signal) {
      if (everything) return send('*', signal);
      for (const some of chunksOf(keys, keysPerRequest)) await send(some.join(' '), signal);
    },
  };
}
