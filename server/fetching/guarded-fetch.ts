import { fetch as undiciFetch, type Response } from 'undici';
import { createAddressGuard, FetchError, type GuardOptions, refused } from './address-guard.ts';

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
const privateHeaders = ['authorization', 'cookie'];

/**
 * A fetch for addresses that others have chosen. Only http(s), and only public addresses, unless `allowPrivateNetwork`: names are
 * checked by the addresses that are really connected to, and every redirect anew.
 */
export function createGuardedFetch(options: GuardOptions): GuardedFetch {
  const { check, dispatcher } = createAddressGuard(options);
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
