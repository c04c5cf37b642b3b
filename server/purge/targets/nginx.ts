import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { chunksOf, PurgeRefused, type Target } from '../target.ts';

// nginx stores one copy per encoding; of files one for all.
const encodings = ['identity', 'gzip', 'br'];
const file = /^\/(?:pictures|media|files|share)\//u;
const atOnce = 24;

const notRefreshed =
  " and did not replace its copy: give nginx this release's deploy/nginx/sharit.conf with the address of this server under $sharit_is_server, and let PURGE_NGINX lead to nginx without a proxy between";

/**
 * nginx with deploy/nginx/sharit.conf: a request with this header is passed on to this server, and its answer replaces what nginx has
 * stored. nginx knows no keys, only addresses, which contain the host. By the header `proof` this server knows its own request.
 */
export function nginx(address: string, publicUrl: string, proof: Record<string, string>): Target {
  const { host } = new URL(publicUrl);
  return {
    name: `nginx ${address}`,
    async purge({ paths }, signal) {
      const all = paths.flatMap((path) =>
        encodings.slice(0, file.test(path) ? 1 : encodings.length).map((encoding) => ({ path, encoding })),
      );
      const failed: unknown[] = [];
      for (const some of chunksOf(all, atOnce)) {
        const done = some.map(({ path, encoding }) =>
          refresh(new URL(path, address), { host, encoding, proof }, signal),
        );
        // One address must not hold up the others.
        for (const each of await Promise.allSettled(done)) if (each.status === 'rejected') failed.push(each.reason);
      }
      if (failed.length > 0) throw failed[0];
    },
  };
}

/** With Node's own client: fetch neither sends a Host nor leaves the encoding alone. */
function refresh(
  url: URL,
  { host, encoding, proof }: { host: string; encoding: string; proof: Record<string, string> },
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    const headers = { host, 'accept-encoding': encoding, 'x-refresh': '1', ...proof };
    request(url, { headers, signal, servername: host.split(':')[0] }, (answer) => {
      const { statusCode = 500 } = answer;
      // A page that is gone, or elsewhere, has replaced the stored one, too.
      if (statusCode >= 500 || statusCode === 403 || statusCode === 429) reject(new PurgeRefused(statusCode));
      // Else the answer is the stored one, or another program's.
      else if (answer.headers['x-refreshed'] !== '1') reject(new PurgeRefused(statusCode, notRefreshed));
      // nginx stores the answer once it has sent all of it.
      answer.on('end', resolve).on('error', reject).resume();
    })
      .on('error', reject)
      .end();
  });
}
