import { request } from 'undici';
import webPush from 'web-push';
import { alertLife } from '#contract/limits.ts';
import { type AddressGuard, FetchError } from '../fetching/address-guard.ts';
import type { VapidSettings } from '../settings/vapid-settings.ts';
import type { Delivery, Outcome } from '../store/alerts/deliveries.ts';
import { checkEndpoint } from './endpoint.ts';

/** Milliseconds; shorter than a claim. */
const requestTimeout = 10_000;
const backoff = { first: 5000, longest: 15 * 60_000, attempts: 8 };
/** Seconds that a signature is valid, and milliseconds that it is used: push services allow a day. */
const signatureLife = 12 * 3600;
const signatureUse = (signatureLife / 2) * 1000;

/** Nothing was sent: it may be tried again. */
const notConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export type SendPush = (delivery: Delivery, signal: AbortSignal) => Promise<Outcome>;

/** Sends one alert to one browser, by its push service. Never rejects: what went wrong is an outcome. */
export function createSendPush(
  guard: AddressGuard,
  { vapid, allowPrivateNetwork }: { vapid: VapidSettings; allowPrivateNetwork: boolean },
): SendPush {
  const sign = signatures(vapid);
  return async (delivery, signal) => {
    const { endpoint, p256dh, auth, push, storyId } = delivery;
    if (endpoint === null) return 'gone';
    const left = Math.ceil((Date.parse(delivery.sentAt) - Date.now()) / 1000) + alertLife;
    if (left <= 0) return 'failed';
    try {
      const url = checkEndpoint(endpoint, guard, allowPrivateNetwork);
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
      const answer = await request(url, {
        ...{ dispatcher: guard.dispatcher, method: 'POST', body },
        headers: Object.entries(headers as Record<string, string | number>).flatMap(([name, value]) => [
          name,
          `${value}`,
        ]),
        signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeout)]),
      });
      await answer.body.dump();
      return outcomeOf(answer.statusCode, Number(answer.headers['retry-after']), delivery.attempts);
    } catch (error) {
      return outcomeOfError(error, delivery.attempts);
    }
  };
}

function outcomeOf(status: number, retryAfter: number, attempts: number): Outcome {
  if (status >= 200 && status < 300) return 'reached';
  // The browser has ended the subscription, or its owner has removed it.
  if (status === 404 || status === 410) return 'gone';
  if (status === 429 || status >= 500) return later(attempts, Number.isFinite(retryAfter) ? retryAfter * 1000 : 0);
  return 'failed';
}

function outcomeOfError(error: unknown, attempts: number): Outcome {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof FetchError) return 'failed';
    if ('code' in at && notConnected.has(String(at.code))) return later(attempts, 0);
    // Its key is not one that anything can be encrypted for.
    if ('code' in at && String(at.code).startsWith('ERR_CRYPTO')) return 'failed';
  }
  // It was cut off, and may have arrived.
  return 'unconfirmed';
}

function later(attempts: number, asked: number): Outcome {
  if (attempts >= backoff.attempts) return 'failed';
  return { again: Math.min(backoff.longest, Math.max(asked, backoff.first * 2 ** (attempts - 1))) };
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
