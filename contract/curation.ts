import { z } from 'zod';
import { absences, frontActions, type PlaceName, placedBy, mostHidden, mostOf } from './front-places.ts';
import { plainText } from './hold.ts';
import { textLimits } from './limits.ts';
import { problem } from './problem.ts';
import { focus } from './media.ts';
import { instant, language, story, storyId } from './story.ts';

/** `lead`, `tied`, `secondary`, `picture`, `opinion`, or `section:<slug>`. */
const placeName = z.string().regex(/^(lead|tied|secondary|picture|opinion|section:[a-z0-9-]{1,100})$/);

/** A story that the desk has put somewhere, with what is different there. Its own page stays as it is. */
export const chosenStory = z
  .strictObject({
    id: storyId,
    /** End of the pin; null: until somebody takes it away. */
    until: instant.nullable(),
    /** On this front only; null: the story's own. */
    headline: plainText(textLimits.headline).min(1).nullable(),
    kicker: plainText(textLimits.kicker).min(1).nullable(),
    /** What of the picture must be seen however it is cropped; null: as the story has it. */
    focus: focus.nullable(),
  })
  .meta({ id: 'ChosenStory' });
export type ChosenStory = z.infer<typeof chosenStory>;

/** Chosen stories come first and in this order. `fill`: what is left of the place is filled by package, sticky posts and formula. */
export const frontPlace = z.strictObject({ stories: z.array(chosenStory).max(20), fill: z.boolean() });
export type FrontPlace = z.infer<typeof frontPlace>;

/** What the desk decides about a front. A place that is missing is automatic. No story is chosen twice. */
export const frontPlan = z
  .strictObject({
    // No transform to the type of its names: what is answered is not parsed.
    places: z.record(placeName, frontPlace) as unknown as z.ZodType<Partial<Record<PlaceName, FrontPlace>>>,
    /** Stories that are nowhere on this front; ticker, sections and search have them still. */
    hidden: z.array(storyId).max(mostHidden),
  })
  .refine(({ places }) => {
    const ids = Object.values(places).flatMap((place) => place?.stories.map(({ id }) => id) ?? []);
    return new Set(ids).size === ids.length;
  }, 'a story is chosen twice')
  .refine(
    ({ places }) => Object.entries(places).every(([name, place]) => place!.stories.length <= mostOf(name as PlaceName)),
    'a place has more stories than it shows',
  )
  .meta({ id: 'FrontPlan' });
export type FrontPlan = z.infer<typeof frontPlan>;

/** Who did something to a front, when, and which places it changed (`hidden` for the hidden stories). */
export const frontChange = z.object({ at: instant, by: z.string(), places: z.array(z.string()) });
export type FrontChange = z.infer<typeof frontChange>;

/** A story that the plan names: as readers have it, else why they do not have it. */
export const plannedStory = z.object({
  id: storyId,
  /** Empty of a story that is gone altogether. */
  headline: z.string(),
  story: story.nullable(),
  absent: z.enum(absences).nullable(),
});
export type PlannedStory = z.infer<typeof plannedStory>;

/** `GET /api/v1/desk/fronts/{lang}`, and the answer of every change to it. */
export const deskFront = z
  .object({
    language,
    /** Counts up with every change to draft, schedule or what is published. A change names the one it saw. */
    revision: z.int(),
    draft: frontPlan,
    published: frontPlan,
    /** Places (and `hidden`) in which the draft differs from what is published. */
    differs: z.array(z.string()),
    /** The last change of the draft; null where it is what is published. */
    changed: frontChange.nullable(),
    /** What readers have since when; null while everything is automatic. `number`: in the history. */
    publication: z.object({ number: z.int(), at: instant, by: z.string(), action: z.enum(frontActions) }).nullable(),
    /** What will be published by itself: the draft as it was when that was decided. */
    schedule: z.object({ at: instant, by: z.string(), decidedAt: instant, plan: frontPlan }).nullable(),
    /** Every story that draft, schedule and published plan name. */
    stories: z.array(plannedStory),
    /** What the draft would show now, place by place, in the order of the page. */
    shown: z.array(z.object({ place: z.string(), stories: z.array(z.object({ story, by: z.enum(placedBy) })) })),
  })
  .meta({ id: 'DeskFront' });
export type DeskFront = z.infer<typeof deskFront>;

/** `PUT /api/v1/desk/fronts/{lang}/draft` */
export const draftSave = z.strictObject({ revision: z.int(), plan: frontPlan }).meta({ id: 'FrontDraftSave' });
export type DraftSave = z.infer<typeof draftSave>;

/** `POST /api/v1/desk/fronts/{lang}/publish`: the draft, now (`at` null) or at a time; a later one replaces it. */
export const frontPublish = z.strictObject({ revision: z.int(), at: instant.nullable() }).meta({ id: 'FrontPublish' });
export type FrontPublish = z.infer<typeof frontPublish>;

/** `POST /api/v1/desk/fronts/{lang}/schedule/cancel` */
export const scheduleCancel = z.strictObject({ revision: z.int() }).meta({ id: 'FrontScheduleCancel' });

/** `POST /api/v1/desk/fronts/{lang}/return`: what the history has under this number is published again, and becomes the draft. */
export const frontReturn = z.strictObject({ revision: z.int(), number: z.int() }).meta({ id: 'FrontReturn' });
export type FrontReturn = z.infer<typeof frontReturn>;

/** Answer (409) to a change that names an old revision: nothing was done. */
export const frontConflict = problem
  .extend({ conflict: z.object({ revision: z.int(), changes: z.array(frontChange) }) })
  .meta({ id: 'FrontConflict' });
export type FrontConflict = z.infer<typeof frontConflict>;

/** `GET /api/v1/desk/fronts/{lang}/history?cursor`: newest first. */
export const frontHistory = z
  .object({
    entries: z.array(
      frontChange.extend({
        number: z.int(),
        action: z.enum(frontActions),
        /** Of a return: the number it went back to. */
        returnedTo: z.int().nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'FrontHistory' });
export type FrontHistory = z.infer<typeof frontHistory>;

/**
 * `PUT /api/v1/desk/fronts/{lang}/presence` (a sign of life, without a body) answers who else is at this front; `DELETE` leaves it.
 * Arrivals and departures come with the desk stream's event `front`.
 */
export const presence = z.object({ editors: z.array(z.string()) }).meta({ id: 'FrontPresence' });
export type Presence = z.infer<typeof presence>;

/** Event `front` of the desk's stream: the front or ticker of a language has changed, or who is at it. */
export const deskFrontEvent = z.object({ language, about: z.enum(['front', 'ticker', 'presence']) });
export type DeskFrontEvent = z.infer<typeof deskFrontEvent>;
