import { z } from 'zod';
import { plannedStory } from './curation.ts';
import { mostHidden, mostPinnedLines } from './front-places.ts';
import { textLimits } from './limits.ts';
import { problem } from './problem.ts';
import { hold, plainText } from './hold.ts';
import { instant, language, story, storyId } from './story.ts';

/** What the desk decides about a ticker. It has no draft: a save is what readers have. */
export const tickerPlan = z
  .strictObject({
    /** First and in this order, after breaking lines. */
    pinned: z.array(z.strictObject({ id: storyId, until: instant.nullable() })).max(mostPinnedLines),
    hidden: z.array(storyId).max(mostHidden),
  })
  .refine(({ pinned, hidden }) => {
    const ids = [...pinned.map(({ id }) => id), ...hidden];
    return new Set(ids).size === ids.length;
  }, 'a line is named twice')
  .meta({ id: 'TickerPlan' });
export type TickerPlan = z.infer<typeof tickerPlan>;

/** `GET /api/v1/desk/tickers/{lang}`, and the answer of every change to it. */
export const deskTicker = z
  .object({
    language,
    revision: z.int(),
    plan: tickerPlan,
    changed: z.object({ at: instant, by: z.string() }).nullable(),
    /** What readers see now, in order. Breaking is marked and ended by the story's hold (`mark-breaking`, `end-breaking`). */
    lines: z.array(
      z.object({
        story,
        pinned: z.boolean(),
        hold,
        /** A line that the desk wrote itself; null of a story. A change of it names the version it saw. */
        own: z.object({ expires: instant, version: z.int() }).nullable(),
      }),
    ),
    /** Every story that the plan pins, in its order, with why readers do not see it there if they do not. */
    pinned: z.array(plannedStory),
    /** Lines that the desk hides, while readers would see them otherwise. `id`: in the plan; the story may have moved to another one since. */
    hidden: z.array(z.object({ id: storyId, story })),
  })
  .meta({ id: 'DeskTicker' });
export type DeskTicker = z.infer<typeof deskTicker>;

/** `PUT /api/v1/desk/tickers/{lang}` */
export const tickerSave = z.strictObject({ revision: z.int(), plan: tickerPlan }).meta({ id: 'TickerSave' });
export type TickerSave = z.infer<typeof tickerSave>;

/** Answer (409) to a save that names an old revision: nothing was done. */
export const tickerConflict = problem
  .extend({ conflict: z.object({ revision: z.int(), by: z.string(), at: instant }) })
  .meta({ id: 'TickerConflict' });
export type TickerConflict = z.infer<typeof tickerConflict>;

/**
 * `POST /api/v1/desk/tickers/{lang}/lines` writes a line without a story, `PUT …/lines/{id}` changes it, `DELETE …/lines/{id}?version=` ends
 * it. Each answers the ticker, and 409 where the line has changed since the version that was seen, or has ended.
 */
export const tickerLine = z
  .strictObject({
    text: plainText(textLimits.tickerLine).min(1),
    /** At most three days from now. */
    expires: instant,
    breaking: z.boolean(),
  })
  .meta({ id: 'TickerLine' });
export type TickerLine = z.infer<typeof tickerLine>;

/** Whether it is breaking is the line's hold, as of a story. */
export const tickerLineChange = tickerLine
  .omit({ breaking: true })
  .extend({ version: z.int() })
  .meta({ id: 'TickerLineChange' });
export type TickerLineChange = z.infer<typeof tickerLineChange>;
