import type { FastifyInstance } from 'fastify';
import { isIPv6 } from 'node:net';
import { problemOf } from './problem.ts';

const longest = 255;
// Underscores are no letters of a host name, but of names that container networks give.
const named =
  /^(?:\[([0-9a-f:.]+)\]|[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?)(?::(\d{1,5}))?$/i;

function isHost(host: string): boolean {
  const [whole, ipv6, port] = (host.length <= longest && named.exec(host)) || [];
  return whole !== undefined && (ipv6 === undefined || isIPv6(ipv6)) && (port === undefined || Number(port) <= 65_535);
}

/**
 * The name by which a request calls this site stands in feeds, share cards and kept pages, unless PUBLIC_URL says it: one
 * Host header, with a name in it, or the request is refused. X-Forwarded-Host is nobody's to say, whatever proxy sends it,
 * and X-Forwarded-Proto says http or https or nothing.
 */
export function checkHost(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers, rawHeaders, httpVersion } = request.raw;
    delete headers['x-forwarded-host'];
    const protocol = String(headers['x-forwarded-proto'] ?? '')
      .split(',')
      .at(-1)!
      .trim()
      .toLowerCase();
    if (protocol === 'http' || protocol === 'https') headers['x-forwarded-proto'] = protocol;
    else delete headers['x-forwarded-proto'];
    const { host } = headers;
    // HTTP/1.0 has no such header: what a proxy's health check asks is answered all the same.
    if (host === undefined && httpVersion === '1.0') headers.host = 'localhost';
    else if (host === undefined || !isHost(host))
      return done(problemOf('bad-request', 'the Host header names no host'));
    // Node keeps the first of several; a proxy may have gone by the last.
    const given = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length;
    if (given > 1) return done(problemOf('bad-request', 'more than one Host header'));
    done();
  });
}
