import { sendPurge, type Target } from '../target.ts';

/** For any other cache: keys, absolute addresses, and whether everything is to go, as JSON. */
export function webhook({ url, secret }: { url: string; secret?: string | undefined }, publicUrl: string): Target {
  return {
    // Paths and queries of webhooks often are secret, and the name stands in the log and in metrics.
    name: `webhook ${new URL(url).origin}`,
    purge: ({ keys, paths, everything }, signal) =>
      sendPurge(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(secret && { authorization: `Bearer ${secret}` }) },
        body: JSON.stringify({ keys, addresses: paths.map((path) => `${publicUrl}${path}`), everything }),
        signal,
      }),
  };
}
