import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent } from 'undici';
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

/** Elsewhere other services listen, which must not be spoken to in the name of this server. */
const publicPorts = new Set(['', '80', '443', '8080', '8443']);
/** Milliseconds without a byte after which a server counts as gone. */
const silence = { headersTimeout: 60_000, bodyTimeout: 30_000 };

type Policy = { address(address: string): boolean; port(port: string): boolean };
const publicOnly: Policy = { address: isPublicAddress, port: (port) => publicPorts.has(port) };
const everything: Policy = { address: () => true, port: () => true };

export type GuardOptions = {
  allowPrivateNetwork: boolean;
  /** These two for tests. */
  policy?: Policy;
  lookup?: typeof systemLookup;
};
export type AddressGuard = {
  /** Throws a FetchError of the kind `refused`. */
  check(url: URL): void;
  /** Connects to allowed addresses only, whatever a name is looked up as. */
  dispatcher: Agent;
};

/** For addresses that others have chosen: only http(s), and only public addresses, unless `allowPrivateNetwork`. */
export function createAddressGuard({
  allowPrivateNetwork,
  policy = allowPrivateNetwork ? everything : publicOnly,
  lookup = systemLookup,
}: GuardOptions): AddressGuard {
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
  return { check, dispatcher };
}

const innerHost = 'its host is in a private network';
export const refused = (message: string) => new FetchError('refused', message);
