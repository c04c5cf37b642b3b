import type { FastifyInstance } from 'fastify';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { problemOf } from './problem.ts';

const longest = 255;
/** Hosts that have been checked. A site has a few; made-up ones must not fill the memory. */
const maxKnown = 100;
// Underscores are not allowed in host names, but container networks use them.
const named =
  /^(?:\[([0-9a-f:.]+)\]|[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?)(?::(\d{1,5}))?$/i;

function isHost(host: string): boolean {
  const [whole, ipv6, port] = (host.length <= longest && named.exec(host)) || [];
  return whole !== undefined && (ipv6 === undefined || isIPv6(ipv6)) && (port === undefined || Number(port) <= 65_535);
}

/**
 * Without PUBLIC_URL the Host header ends up in feeds, share cards and cached pages: a request needs exactly one, with a valid
 * host in it, else 400. X-Forwarded-Host is ignored from any proxy; X-Forwarded-Proto counts if it is http or https.
 */
export function checkHost(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers, rawHeaders, httpVersion } = request.raw;
    if (headers['x-forwarded-host'] !== undefined) delete headers['x-forwarded-host'];
    if (headers['x-forwarded-proto'] !== undefined) readProtocol(headers);
    const { host } = headers;
    // HTTP/1.0 does not require the header, and health checks of some proxies use it.
    if (host === undefined && httpVersion === '1.0') headers.host = 'localhost';
    else if (host === undefined || !(known.has(host) || isHost(host)))
      return done(problemOf('bad-request', 'the Host header names no host'));
    else if (!known.has(host)) {
      if (known.size >= maxKnown) known.clear();
      known.add(host);
    }
    // Of several Host headers Node takes the first; a proxy may have taken the last.
    if (hostsIn(rawHeaders) > 1) return done(problemOf('bad-request', 'more than one Host header'));
    done();
  });
}

function readProtocol(headers: IncomingHttpHeaders): void {
  const protocol = String(headers['x-forwarded-proto'] ?? '')
    .split(',')
    .at(-1)!
    .trim()
    .toLowerCase();
  if (protocol === 'http' || protocol === 'https') headers['x-forwarded-proto'] = protocol;
  else delete headers['x-forwarded-proto'];
}

const known = new Set<string>();

/** Whether a request names one host that has passed the check before. */
export const hasKnownHost = ({ headers, rawHeaders }: IncomingMessage): boolean =>
  headers.host !== undefined && known.has(headers.host) && hostsIn(rawHeaders) === 1;

function hostsIn(rawHeaders: readonly string[]): number {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!;
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts;
}
