import { z } from 'zod';
import { holdActions } from './hold-actions.ts';
import { reasonLength, textLimits } from './limits.ts';
import { instant, language, storyId } from './story.ts';

/** Control characters, and marks that turn the direction of what follows them. */
const unsafe = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** A line that an editor types on the desk. */
export const plainText = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((text) => !unsafe.test(text), 'control characters and marks of direction are refused');

/** What the desk has decided about a story. It holds against every later push until it is undone. */
export const hold = z
  .object({
    /** Counts up with every change; 0 of a story that the desk never held. */
    revision: z.int(),
    /** `reason`: what readers are told, in the story's language; empty where they are told none. */
    withdrawn: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
    /** It is on no list; its page stays. */
    unlisted: z.boolean(),
    /** It counts as urgency 3 at most. */
    breakingEnded: z.boolean(),
    /** Until when it counts as breaking because the desk says so; null where it does not say. */
    breakingMarked: instant.nullable(),
    corrections: z.array(z.object({ at: instant, by: z.string(), text: z.string() })),
    /** The last change. */
    changed: z.object({ at: instant, by: z.string(), action: z.enum(holdActions) }).nullable(),
  })
  .meta({ id: 'Hold' });
export type Hold = z.infer<typeof hold>;

/** `revision`: of the hold that the editor sees. Where another editor has changed it since, nothing is done (409). */
export const holdChange = z
  .discriminatedUnion('action', [
    z.strictObject({ action: z.literal('withdraw'), revision: z.int(), reason: plainText(reasonLength) }),
    z.strictObject({
      action: z.enum(holdActions).exclude(['withdraw', 'correct', 'remove-correction']),
      revision: z.int(),
    }),
    z.strictObject({
      action: z.enum(['correct', 'remove-correction']),
      revision: z.int(),
      text: plainText(textLimits.correction).min(1),
    }),
  ])
  .meta({ id: 'HoldChange' });
export type HoldChange = z.infer<typeof holdChange>;

/** A story that readers have, or had until the desk withdrew it. */
export const publishedItem = z
  .object({
    id: storyId,
    language,
    headline: z.string(),
    section: z.object({ slug: z.string(), name: z.string() }).nullable(),
    published: instant,
    urgency: z.int(),
    breakingUntil: instant.nullable(),
    expired: z.boolean(),
    hold,
  })
  .meta({ id: 'PublishedItem' });
export type PublishedItem = z.infer<typeof publishedItem>;

export const publishedItems = z
  .object({ items: z.array(publishedItem), next: z.string().nullable(), counts: z.object({ held: z.int() }) })
  .meta({ id: 'PublishedItems' });
export type PublishedItems = z.infer<typeof publishedItems>;

export const heldStory = publishedItem
  .extend({
    /** What readers still have besides: its translations, and stories of the same text. */
    alsoPublic: z.array(
      z.object({ id: storyId, language, headline: z.string(), why: z.enum(['translation', 'twin']) }),
    ),
    /** A version that came while it was withdrawn, and that a release would publish; else null. */
    waiting: z.string().nullable(),
    /** Readers do not have it yet, but will when its embargo opens. It can only be withdrawn. */
    embargoed: z.boolean(),
  })
  .meta({ id: 'HeldStory' });
export type HeldStory = z.infer<typeof heldStory>;
