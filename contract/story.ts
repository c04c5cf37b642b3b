import { z } from 'zod';
import { languages } from './language.ts';
import { storyIdPattern } from './limits.ts';
import { picture } from './media.ts';
import { block } from './text.ts';

export const language = z.enum(languages);
/** A story's short id: 8–12 characters of a–z 0–9, made from its uri and stable for it. */
export const storyId = z.string().regex(new RegExp(`^${storyIdPattern}$`));
/** ISO 8601 in UTC, with milliseconds: 2026-11-23T16:42:00.000Z. */
export const instant = z.iso.datetime();

/** A section as a story carries it: one the newsroom file has, or (unlisted) the name that the item gave. */
export const sectionRef = z.object({ slug: z.string(), name: z.string() });
export const subjectRef = z.object({ slug: z.string(), name: z.string() });
export type SubjectRef = z.infer<typeof subjectRef>;

/** Who wrote a story. `slug` is made from the name; `portrait` is null where we have none. */
export const author = z.object({ slug: z.string(), name: z.string(), portrait: picture.nullable() });
export type Author = z.infer<typeof author>;

/** What readers see of an item in one language, as a card. */
export const story = z
  .object({
    id: storyId,
    language,
    headline: z.string(),
    /** The editor's words above the headline, else null: the reader then shows the section's name. */
    kicker: z.string().nullable(),
    /** Headline with role ticker; null where the headline serves. */
    tickerLine: z.string().nullable(),
    deck: z.string().nullable(),
    section: sectionRef.nullable(),
    picture: picture.nullable(),
    published: instant,
    /** When readers last got another text, at least a minute after `published`; else null. */
    updated: instant.nullable(),
    /** 1–9, 1–2 is breaking. */
    urgency: z.int().min(1).max(9),
    /** Until when the story counts as breaking; null when it does not (any more at the time of the answer). */
    breakingUntil: instant.nullable(),
    /** Counts up with every public change of the story; `?v=` after a stream event. */
    revision: z.int(),
    corrected: z.boolean(),
    /** Past its `expires`: its page stays, marked; it is on no list. */
    expired: z.boolean(),
    /** A flash without body is a readable line, not a link. */
    hasBody: z.boolean(),
    /** What it is where it is not a text: a film, a sound or pictures with hardly a word; a flash of nothing but a headline. */
    kind: z.enum(['flash', 'film', 'sound', 'pictures']).optional(),
  })
  .meta({ id: 'Story' });
export type Story = z.infer<typeof story>;

export const correction = z.object({ at: instant, text: z.string() });
/** Why a story is related: the first that is true of the same event, a shared subject, shared people, a shared place, what both say. */
export const relatedStory = z.object({ story, reason: z.enum(['event', 'subject', 'people', 'place', 'text']) });
export type RelatedStory = z.infer<typeof relatedStory>;

/** See-also: a story of ours, or an outside link that the item gave a web rendition for. */
export const seeAlso = z.discriminatedUnion('type', [
  z.object({ type: z.literal('story'), story }),
  z.object({ type: z.literal('outside'), headline: z.string(), href: z.string() }),
]);
export type SeeAlso = z.infer<typeof seeAlso>;

export const translation = z.object({ language, id: storyId, headline: z.string() });
export type Translation = z.infer<typeof translation>;

/** A story with its body. */
export const article = story
  .extend({
    /** Place and agency before the text, as written: «باريس-سانا». */
    dateline: z.string().nullable(),
    byline: z.string().nullable(),
    /** The people of the byline, from `people`, Superdesk's `authors` or the byline itself; never an agency. */
    authors: z.array(author),
    /** Names of the sources (infoSources), e.g. the agency. */
    sources: z.array(z.string()),
    subjects: z.array(subjectRef),
    body: z.array(block),
    corrections: z.array(correction),
    copyright: z.string().nullable(),
  })
  .meta({ id: 'Article' });
export type Article = z.infer<typeof article>;

export const articleAnswer = z
  .object({
    article,
    translations: z.array(translation),
    seeAlso: z.array(seeAlso),
    /** Computed from what both say, best first, without what the chronology lists; empty where nothing is related. */
    related: z.array(relatedStory),
    /** The stories of its event with itself, oldest first; empty where fewer than three share it. */
    chronology: z.array(story),
    /** The newest others of its section. */
    inSection: z.array(story),
    /** What to read after it: how its event went on, else the section's next. */
    next: story.nullable(),
    /** Position of the change stream when this was read: a stream from here misses nothing. */
    position: z.int(),
  })
  .meta({ id: 'ArticleAnswer' });
export type ArticleAnswer = z.infer<typeof articleAnswer>;

export const storiesAnswer = z
  .object({
    stories: z.array(story),
    next: z.string().nullable(),
    /** Of a list by `subject`: the subject as its newest story names it; null when no story has it. */
    subject: subjectRef.nullish(),
    /** Of a list by `section`: the section under the newsroom's name, else the name its newest story gives it. */
    section: sectionRef.nullish(),
  })
  .meta({ id: 'StoriesAnswer' });
export type StoriesAnswer = z.infer<typeof storiesAnswer>;

export const frontAnswer = z
  .object({
    lead: story.nullable(),
    /** Stories of the lead's event: shown as headlines under it. */
    tied: z.array(story),
    secondary: z.array(story),
    /** A story told in pictures, shown wide; missing where there is none. */
    picture: story.optional(),
    /** Comment and columns; missing where there are none. */
    opinion: z.array(story).optional(),
    latest: z.array(story),
    sections: z.array(
      z.object({
        section: sectionRef,
        stories: z.array(story),
        /** How many of them somebody has chosen: the first ones, all shown and in this order. Missing: none. */
        chosen: z.number().int().optional(),
      }),
    ),
    position: z.int(),
  })
  .meta({ id: 'FrontAnswer' });
export type FrontAnswer = z.infer<typeof frontAnswer>;

/** `GET /api/v1/{lang}/front/remaining?ids=`: those of the stories of an open front that it may still show; the others have left the lists, or an editor hides them. */
export const remainingAnswer = z.object({ ids: z.array(storyId) });
export type RemainingAnswer = z.infer<typeof remainingAnswer>;

export const tickerAnswer = z
  .object({
    stories: z.array(story),
    /** Those that the desk has pinned, in their order: they follow the breaking ones. Missing where there are none. */
    pinned: z.array(storyId).optional(),
    position: z.int(),
  })
  .meta({ id: 'TickerAnswer' });
export type TickerAnswer = z.infer<typeof tickerAnswer>;

/** The desk hides the story from the ticker; lists have it. */
const offTicker = z.literal(true).optional();

/** Events of the ticker stream. `front`: an editor's hand; `item`: a story new to the ticker; `update`: a changed story; `canceled`: gone (killed, expired, or moved to another id, to which this one redirects); `reset`: load everything again. */
export const streamEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('item'), id: z.int(), story, offTicker }),
  z.object({ event: z.literal('update'), id: z.int(), story, offTicker }),
  z.object({
    event: z.literal('canceled'),
    id: z.int(),
    storyId,
    reason: z.enum(['killed', 'expired', 'moved']),
    /** Why, where the desk tells readers, in the story's language. */
    detail: z.string().optional(),
  }),
  /** An editor has changed the front or the ticker of the language, or a pin has ended. `hidden`: stories that leave an open front at once. */
  z.object({
    event: z.literal('front'),
    id: z.int(),
    about: z.enum(['front', 'ticker']),
    hidden: z.array(storyId),
  }),
  z.object({ event: z.literal('reset'), id: z.int() }),
]);
export type StreamEvent = z.infer<typeof streamEvent>;
