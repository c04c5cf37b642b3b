import { chunksOf, sendPurge, type Target } from '../target.ts';

// Cloudflare accepts 100 tags per request on every plan.
const tagsPerRequest = 100;

export function cloudflare(
  { zone, token }: { zone: string; token: string },
  api = 'https://api.cloudflare.com',
): Target {
  const post = (body: object, signal: AbortSignal): Promise<void> =>
    sendPurge(`${api}/client/v4/zones/${encodeURIComponent(zone)}/purge_cache`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
  return {
    name: `cloudflare ${zone}`,
    async purge({ keys, everything }, signal) {
      if (everything) return post({ purge_everything: true }, signal);
      for (const tags of chunksOf(keys, tagsPerRequest)) await post({ tags }, signal);
    },
  };
}
