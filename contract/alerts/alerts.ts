import { z } from 'zod';
import { followKinds, longestEndpoint, mostFollows } from '../limits.ts';
import { instant, language, storyId } from '../story.ts';

/** What a reader follows: `section:culture`, `topic:bees`, `author:layla-haddad`. */
export const follow = z
  .string()
  .max(200)
  .regex(new RegExp(`^(${followKinds.join('|')}):\\S+$`), 'a kind and a slug like section:culture');

/** `23:30` */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day like 23:30');
const timeZone = z
  .string()
  .max(60)
  .refine((zone) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  }, 'an IANA time zone like Asia/Damascus');

/** When a reader is not to be alerted, every day; it may pass midnight. Alerts wait until it ends. */
export const quietHours = z
  .strictObject({ from: timeOfDay, until: timeOfDay, timeZone })
  .refine(({ from, until }) => from !== until, 'it ends when it begins');
export type QuietHours = z.infer<typeof quietHours>;

export const alertChoices = z.strictObject({
  language,
  /** Every breaking story of the language. */
  breaking: z.boolean(),
  follows: z.array(follow).max(mostFollows),
  quiet: quietHours.nullable(),
});
export type AlertChoices = z.infer<typeof alertChoices>;

const base64url = (bytes: number) => {
  const length = Math.ceil((bytes * 4) / 3);
  return z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${length}}$`), `${bytes} bytes as base64url`);
};
const endpoint = z.url({ protocol: /^https?$/ }).max(longestEndpoint);

/** What `PushSubscription.toJSON()` gives. */
const pushSubscription = z.object({
  endpoint,
  keys: z.object({ p256dh: base64url(65), auth: base64url(16) }),
});
export type AlertSubscriber = z.infer<typeof pushSubscription>;

/**
 * `applicationServerKey` of the subscription, as `GET /api/v1/alerts/key` writes it; null where the browser does not say. Another one than the
 * server's is refused (409): the browser then has to subscribe anew, since nothing that this server signs would reach it.
 */
const key = base64url(65).nullable();

/** `PUT /api/v1/alerts/subscription`. `replaces`: the endpoint that the browser has given up; its choices go on. */
export const alertSubscription = z
  .union([
    z.strictObject({ subscription: pushSubscription, key, choices: alertChoices }),
    z.strictObject({ subscription: pushSubscription, key, replaces: endpoint }),
  ])
  .meta({ id: 'AlertSubscription' });
export type AlertSubscription = z.infer<typeof alertSubscription>;

/** `DELETE /api/v1/alerts/subscription` */
export const alertEnd = z.strictObject({ endpoint }).meta({ id: 'AlertEnd' });

/** `GET /api/v1/alerts/key`: the server's public key (VAPID), as `pushManager.subscribe` takes it. */
export const alertKey = z.object({ key: z.string() }).meta({ id: 'AlertKey' });
export type AlertKey = z.infer<typeof alertKey>;

/** What a push carries, encrypted, to the service worker. */
export const alertPush = z.object({
  kind: z.enum(['alert', 'update', 'withdrawn']),
  title: z.string(),
  body: z.string(),
  lang: language,
  dir: z.enum(['rtl', 'ltr']),
  /** The story's id: a later push about it replaces the earlier one. */
  tag: storyId,
  /** Path of this site. */
  url: z.string(),
  breaking: z.boolean(),
  at: instant,
});
export type AlertPush = z.infer<typeof alertPush>;
