import { z } from 'zod';
import { author, story } from './story.ts';

/** [start, end) in UTF-16 units, of whole words. */
const marks = z.array(z.tuple([z.int(), z.int()]));

/** A hit with an excerpt of its text; `…Marks` are places in the text of that name. */
export const searchHit = z.object({
  story,
  headlineMarks: marks,
  excerpt: z.string(),
  excerptMarks: marks,
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchAnswer = z
  .object({
    /** Stories with the words that were asked for, in whichever form. */
    hits: z.array(searchHit),
    /** Stories that perhaps match: other readings of a word. They follow the last of `hits`. */
    near: z.array(searchHit),
    next: z.string().nullable(),
    /** Of `hits` on all pages. Exact up to 1000, then 1000 with `more`. */
    count: z.int(),
    more: z.boolean(),
    /** Words and phrases that were left out, because nothing has all of them. */
    without: z.array(z.string()),
    /** Who wrote the stories of this page, and who is asked for. */
    authors: z.array(author.pick({ slug: true, name: true })),
    /** What was perhaps meant, when nothing was found or words were left out; at most three questions, all with answers. */
    didYouMean: z.array(z.string()),
  })
  .meta({ id: 'SearchAnswer' });
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const suggestionsAnswer = z
  .object({
    /** Questions: what was typed, with its last word finished. */
    words: z.array(z.string()),
    headlines: z.array(story.pick({ id: true, headline: true, language: true })),
  })
  .meta({ id: 'SuggestionsAnswer' });
export type SuggestionsAnswer = z.infer<typeof suggestionsAnswer>;
