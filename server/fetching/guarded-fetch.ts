import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, fetch as undiciFetch, type Response } from 'undici';
import { isPublicAddress } from './public-address.ts';

/** Why nothing was fetched; the message ends the sentence "It could not be fetched: …". */
export class FetchError extends Error {
  /** `refused`: its address is none that this server fetches from; `too-large`; `unreachable`: no answer, or none in time. */
  readonly kind: 'refused' | 'too-large' | 'unreachable';

  constructor(kind: FetchError['kind'], message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}

export type FetchOptions = {
  headers?: Record<string, string> | undefined;
  signal?: AbortSignal | undefined;
  /** Of the body once it is unpacked. */
  maxBytes: number;
  /** Milliseconds for everything, redirects included. */
  timeout: number;
  /** Takes the body of a 2xx piece by piece; `bytes` is then empty. */
  onBytes?: ((chunk: Uint8Array) => Promise<void> | void) | undefined;
};
/** `url`: after redirects. */
export type Fetched = { status: number; headers: Headers; bytes: Uint8Array; url: string };
export type GuardedFetch = (url: string, options: FetchOptions) => Promise<Fetched>;

const userAgent = 'Sharit (newsroom reader)';
const mostRedirects = 5;
/** Elsewhere other services listen, which must not be spoken to in the name of this server. */
const publicPorts = new Set(['', '80', '443', '8080', '8443']);
/** Milliseconds without a byte after which a server counts as gone. */
const silence = { headersTimeout: 60_000, bodyTimeout: 30_000 };
const privateHeaders = ['authorization', 'cookie'];

type Policy = { address(address: string): boolean; port(port: string): boolean };
const publicOnly: Policy = { address: isPublicAddress, port: (port) => publicPorts.has(port) };
const everything: Policy = { address: () => true, port: () => true };

/**
 * A fetch for addresses that others have chosen. Only http(s), and only public addresses, unless `allowPrivateNetwork`: names are
 * checked by the addresses that are really connected to, and every redirect anew.
 */
export function createGuardedFetch({
  allowPrivateNetwork,
  policy = allowPrivateNetwork ? everything : publicOnly,
  lookup = systemLookup,
}: {
  allowPrivateNetwork: boolean;
  /** These two for tests. */
  policy?: Policy;
  lookup?: typeof systemLookup;
}): GuardedFetch {
  const allowedLookup: LookupFunction = (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '');
      const [first, ...more] = found.filter(({ address }) => policy.address(address));
      if (!first) return done(refused(innerHost), '');
      if (options.all) return done(null, [first, ...more]);
      return done(null, first.address, first.family);
    });
  };
  const connect = { lookup: allowedLookup, timeout: 10_000 };
  const dispatcher = new Agent({ connect, keepAliveTimeout: 5000, ...silence });

  const check = (url: URL): void => {
    if (!/^https?:$/.test(url.protocol)) throw refused('its address does not begin with http:// or https://');
    if (url.username || url.password) throw refused('its address holds a password');
    if (!policy.port(url.port)) throw refused(`its port ${url.port} is not one of the web`);
    // The URL parser has turned every notation of an IPv4 address into the usual one. Names are checked when they are looked up.
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !policy.address(host)) throw refused(innerHost);
  };

  return async (url, { headers: given = {}, signal, maxBytes, timeout, onBytes }) => {
    const signals = AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])]);
    const headers = new Headers({ 'user-agent': userAgent, ...given });
    try {
      let at = addressOf(url);
      for (let hop = 0; ; hop++) {
        check(at);
        const response = await undiciFetch(at, {
          ...{ dispatcher, headers: [...headers], signal: signals, redirect: 'manual' as const },
        });
        const target = redirectOf(response, at);
        if (!target) {
          const sink = response.ok ? onBytes : undefined;
          const bytes = await readBody(response, maxBytes, sink);
          return { status: response.status, headers: new Headers([...response.headers]), bytes, url: at.href };
        }
        await response.body?.cancel();
        if (hop >= mostRedirects) throw refused(`it redirects more than ${mostRedirects} times`);
        if (target.origin !== at.origin) for (const name of privateHeaders) headers.delete(name);
        at = target;
      }
    } catch (error) {
      signal?.throwIfAborted();
      throw asFetchError(error);
    }
  };
}

const innerHost = 'its host is in a private network';
const refused = (message: string) => new FetchError('refused', message);

function addressOf(url: string, base?: URL): URL {
  const parsed = URL.parse(url, base);
  if (!parsed) throw refused('its address cannot be read');
  return parsed;
}

function redirectOf({ status, headers }: Response, at: URL): URL | null {
  const location = headers.get('location');
  return [301, 302, 303, 307, 308].includes(status) && location !== null ? addressOf(location, at) : null;
}

/** What is unpacked counts, so that a few kilobytes cannot become gigabytes. */
async function readBody(response: Response, maxBytes: number, onBytes: FetchOptions['onBytes']): Promise<Uint8Array> {
  const tooLarge = new FetchError('too-large', `it has more than ${maxBytes} bytes`);
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > maxBytes) {
    await response.body?.cancel();
    throw tooLarge;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    // Leaving the loop closes the connection.
    if (length > maxBytes) throw tooLarge;
    if (onBytes) await onBytes(chunk);
    else chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function asFetchError(error: unknown): FetchError {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof FetchError) return at;
  let innermost = error;
  while (innermost instanceof Error && innermost.cause) innermost = innermost.cause;
  if (innermost instanceof DOMException && innermost.name === 'TimeoutError')
    return new FetchError('unreachable', 'its server does not answer in time', error);
  const code = innermost instanceof Error && 'code' in innermost ? String(innermost.code) : '';
  return new FetchError('unreachable', `its server does not answer${code && ` (${code})`}`, error);
}
