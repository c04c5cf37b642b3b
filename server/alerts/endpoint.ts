import { createECDH } from 'node:crypto';
import { isIP } from 'node:net';
import type { AlertSubscriber } from '#contract/alerts/alerts.ts';
import { longestEndpoint } from '#contract/limits.ts';
import { type AddressGuard, refused } from '../fetching/address-guard.ts';

/** One spelling for each endpoint, without what is not sent to its host. */
export function endpointOf(endpoint: string): string {
  const url = new URL(endpoint);
  url.hash = '';
  url.hostname = url.hostname.replace(/\.$/u, '');
  return url.href;
}

/** Whoever has a domain has all hosts under it. An address is its own. */
export function domainOf({ hostname }: URL): string {
  if (isIP(hostname.replaceAll(/[[\]]/gu, '')) !== 0) return hostname;
  const labels = hostname.split('.');
  return labels.slice(sharedSecondLevel.test(labels.at(-2) ?? '') ? -3 : -2).join('.');
}

/** Under which domains are given to others, as in co.uk. */
const sharedSecondLevel = /^(?:ac|co|com|edu|gov|net|org)$/u;

/** Throws a FetchError for an endpoint that this server does not send to. Push services are on https; `http` is for tests. */
export function checkEndpoint(endpoint: string, guard: AddressGuard, allowPrivateNetwork: boolean): URL {
  // In its one spelling it may be longer than it was.
  if (endpoint.length > longestEndpoint) throw refused('it is too long');
  const url = new URL(endpoint);
  if (url.protocol !== 'https:' && !allowPrivateNetwork) throw refused('it is not https');
  guard.check(url);
  return url;
}

/** Of Chrome, Edge and others; Firefox; Safari; Edge on Windows. */
const pushServices =
  /(?:^|\.)(?:fcm\.googleapis\.com|push\.services\.mozilla\.com|push\.apple\.com|notify\.windows\.com)$/u;

/** Push services of the usual browsers. Elsewhere anybody's server may be named, which must not get a request for each of ten thousand inventions. */
export const isKnownPushService = ({ hostname }: URL): boolean => pushServices.test(hostname);

/** Whether something can be encrypted for a subscription: its key is a point of the curve. */
export function hasUsableKey({ keys }: AlertSubscriber): boolean {
  try {
    const pair = createECDH('prime256v1');
    pair.generateKeys();
    pair.computeSecret(Buffer.from(keys.p256dh, 'base64url'));
    return true;
  } catch {
    return false;
  }
}
