import { z } from 'zod';
import { plainText } from '../hold.ts';
import { alertText } from '../limits.ts';
import { instant, language, storyId } from '../story.ts';

/** `proposed`: breaking, and not decided yet. `held`: it is not to be sent. `withdrawn`: readers were told that the story is. */
export const alertStates = ['proposed', 'held', 'sent', 'withdrawn'] as const;

const words = z.object({ title: z.string(), body: z.string() });

export const deskAlert = z
  .object({
    story: z.object({
      id: storyId,
      language,
      headline: z.string(),
      published: instant,
      breaking: z.boolean(),
    }),
    /** Counts up with every change; 0 of one that nobody has decided about. */
    revision: z.int(),
    state: z.enum(alertStates),
    /** What an editor words, or the story says itself. */
    words,
    /** As it would be sent now, with its mark (breaking, update). */
    preview: words.extend({ dir: z.enum(['rtl', 'ltr']) }),
    /** What readers were sent last; null before the first. */
    sent: words.extend({ at: instant, by: z.string() }).nullable(),
    /** It says what was sent: an update of it would be none. */
    unchanged: z.boolean(),
    /** Browsers that would get it now; of a sent one, those who would get its update. */
    audience: z.int(),
    /** Of what was sent last. `unconfirmed`: the server was stopped while it sent them; they are never sent again. */
    outcome: z.object({
      waiting: z.int(),
      reached: z.int(),
      failed: z.int(),
      gone: z.int(),
      unconfirmed: z.int(),
    }),
    changed: z.object({ at: instant, by: z.string() }).nullable(),
  })
  .meta({ id: 'DeskAlert' });
export type DeskAlert = z.infer<typeof deskAlert>;

/** `GET /api/v1/desk/items/{id}/alert`: null of a story that readers cannot be alerted about, and never were. */
export const deskAlertAnswer = z.object({ alert: deskAlert.nullable() }).meta({ id: 'DeskAlertAnswer' });
export type DeskAlertAnswer = z.infer<typeof deskAlertAnswer>;

/** `GET /api/v1/desk/alerts?language=ar`: proposals first, then the newest. */
export const deskAlerts = z
  .object({
    /** Whether breaking stories alert by themselves (the newsroom file says so). */
    automatic: z.boolean(),
    /** Browsers that get alerts in this language. */
    subscriptions: z.int(),
    alerts: z.array(deskAlert),
  })
  .meta({ id: 'DeskAlerts' });
export type DeskAlerts = z.infer<typeof deskAlerts>;

/** `POST /api/v1/desk/items/{id}/alert`. Where another editor has changed it since `revision`, nothing is done (409). */
export const alertChange = z
  .discriminatedUnion('action', [
    z.strictObject({
      action: z.literal('word'),
      revision: z.int(),
      title: plainText(alertText.title).min(1),
      body: plainText(alertText.body),
    }),
    /** `send`: also the update of a sent one. */
    z.strictObject({ action: z.enum(['unword', 'hold', 'release', 'send']), revision: z.int() }),
  ])
  .meta({ id: 'AlertChange' });
export type AlertChange = z.infer<typeof alertChange>;
