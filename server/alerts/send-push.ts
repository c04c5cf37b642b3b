import { Readable } from 'node:stream';
import { request } from 'undici';
import webPush from 'web-push';
import { alertLife } from '#contract/limits.ts';
import { type AddressGuard, FetchError } from '../fetching/address-guard.ts';
import type { VapidSettings } from '../settings/vapid-settings.ts';
import type { Delivery, Outcome } from '../store/alerts/deliveries.ts';
import { checkEndpoint } from './endpoint.ts';
import { pushHosts } from './push-hosts.ts';

/** Milliseconds; longer than a connection may take to be made, shorter than a claim. */
const requestTimeout = 15_000;
const backoff = { first: 5000, longest: 15 * 60_000, attempts: 12 };
/** Milliseconds: the longest wait that a push service is granted. */
const longestAsked = alertLife * 1000;
/** Seconds that a signature is valid, and milliseconds that it is used: push services allow a day. */
const signatureLife = 12 * 3600;
const signatureUse = (signatureLife / 2) * 1000;

export type SendPush = (delivery: Delivery, signal: AbortSignal) => Promise<Outcome>;

/** Sends one alert to one browser, by its push service. Never rejects: what went wrong is an outcome. */
export function createSendPush(
  guard: AddressGuard,
  { vapid, allowPrivateNetwork }: { vapid: VapidSettings; allowPrivateNetwork: boolean },
): SendPush {
  const sign = signatures(vapid);
  const hosts = pushHosts({ allKnown: allowPrivateNetwork });
  return async (delivery, signal) => {
    const { endpoint } = delivery;
    if (endpoint === null) return 'gone';
    const left = Math.ceil((delivery.sentAt.getTime() - Date.now()) / 1000) + alertLife;
    if (left <= 0) return 'failed';
    const url = allowed(endpoint);
    if (!url) return 'failed';
    const end = hosts.enter(url);
    if (typeof end === 'number') return { again: end, tried: false };
    const message = encrypt(delivery, { endpoint, url, left });
    if (!message) {
      end(null);
      return 'failed';
    }
    let begun = false;
    const body = function* () {
      begun = true;
      yield message.body;
    };
    try {
      const answer = await request(url, {
        ...{ dispatcher: guard.dispatcher, method: 'POST', headers: message.headers },
        body: Readable.from(body(), { objectMode: false }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeout)]),
      });
      const asked = retryAfter(answer.headers['retry-after']);
      end(true, answer.statusCode === 429 ? Math.max(asked, backoff.first) : undefined);
      await answer.body.dump().catch(() => undefined);
      return outcomeOf(answer.statusCode, asked, delivery.attempts);
    } catch (error) {
      end(false);
      if (isRefused(error)) return 'failed';
      // It may have arrived, unless nothing of it was sent.
      return begun ? 'unconfirmed' : later(delivery.attempts, 0);
    }
  };

  function allowed(endpoint: string): URL | null {
    try {
      return checkEndpoint(endpoint, guard, allowPrivateNetwork);
    } catch {
      return null;
    }
  }

  /** Null if nothing can be encrypted with the keys. */
  function encrypt(
    { p256dh, auth, push, storyId }: Delivery,
    { endpoint, url, left }: { endpoint: string; url: URL; left: number },
  ) {
    try {
      const { headers, body } = webPush.generateRequestDetails(
        { endpoint, keys: { p256dh, auth } },
        JSON.stringify(push),
        {
          TTL: left,
          urgency: push.breaking || push.kind === 'withdrawn' ? 'high' : 'normal',
          // The service replaces what the browser has not fetched yet.
          topic: storyId,
          headers: { Authorization: sign(url.origin) },
        },
      );
      const lines = Object.entries(headers as Record<string, string | number>);
      return { body, headers: lines.flatMap(([name, value]) => [name, `${value}`]) };
    } catch {
      return null;
    }
  }
}

/** Milliseconds, of seconds or a date; 0 where nothing is asked. */
function retryAfter(header: string | string[] | undefined): number {
  const asked = typeof header === 'string' ? header : '';
  const ms = /^\d+$/u.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
  return Math.min(longestAsked, Math.max(0, ms || 0));
}

function outcomeOf(status: number, asked: number, attempts: number): Outcome {
  if (status >= 200 && status < 300) return 'reached';
  // The browser has ended the subscription, or its owner has removed it.
  if (status === 404 || status === 410) return 'gone';
  if (status === 429 || status >= 500) return later(attempts, asked);
  return 'failed';
}

/** By the guard, for where its host's name leads. */
function isRefused(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof FetchError) return true;
  return false;
}

function later(attempts: number, asked: number): Outcome {
  if (attempts >= backoff.attempts) return 'failed';
  return { tried: true, again: Math.max(asked, Math.min(backoff.longest, backoff.first * 2 ** (attempts - 1))) };
}

/** One signature serves all browsers of a push service for hours. */
function signatures({ subject, publicKey, privateKey }: VapidSettings): (origin: string) => string {
  const signed = new Map<string, { value: string; until: number }>();
  return (origin) => {
    const known = signed.get(origin);
    if (known && known.until > Date.now()) return known.value;
    const expires = Math.floor(Date.now() / 1000) + signatureLife;
    const { Authorization: value } = webPush.getVapidHeaders(
      ...([origin, subject, publicKey, privateKey, 'aes128gcm', expires] as const),
    );
    // Hosts are named by readers: their number is not ours.
    if (signed.size > 1000) signed.clear();
    signed.set(origin, { value, until: Date.now() + signatureUse });
    return value;
  };
}
