import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { chunksOf, PurgeRefused, type Target } from '../target.ts';

// nginx stores one copy per encoding; of files one for all.
const encodings = ['identity', 'gzip', 'br'];
const file = /^\/(?:pictures|media|files|share)\//u;
const atOnce = 24;

/**
 * nginx with deploy/nginx/sharit.conf: a request with this header is passed on to this server, and its answer replaces what nginx has
 * stored. nginx knows no keys, only addresses, which contain the host.
 */
export function nginx(address: string, publicUrl: string): Target {
  const { host } = new URL(publicUrl);
  return {
    name: `nginx ${address}`,
    async purge({ paths }, signal) {
      const all = paths.flatMap((path) =>
        encodings.slice(0, file.test(path) ? 1 : encodings.length).map((encoding) => ({ path, encoding })),
      );
      const failed: unknown[] = [];
      for (const some of chunksOf(all, atOnce)) {
        const done = some.map(({ path, encoding }) => refresh(new URL(path, address), host, encoding, signal));
        // One address must not hold up the others.
        for (const each of await Promise.allSettled(done)) if (each.status === 'rejected') failed.push(each.reason);
      }
      if (failed.length > 0) throw failed[0];
    },
  };
}

/** With Node's own client: fetch neither sends a Host nor leaves the encoding alone. */
function refresh(url: URL, host: string, encoding: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    const headers = { host, 'accept-encoding': encoding, 'x-refresh': '1' };
    request(url, { headers, signal, servername: host.split(':')[0] }, (answer) => {
      const { statusCode = 500 } = answer;
      // A page that is gone, or elsewhere, has replaced the stored one, too.
      if (statusCode >= 500 || statusCode === 403 || statusCode === 429) reject(new PurgeRefused(statusCode));
      // nginx stores the answer once it has sent all of it.
      answer.on('end', resolve).on('error', reject).resume();
    })
      .on('error', reject)
      .end();
  });
}
