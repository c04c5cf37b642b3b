/** Minimum length of a desk password, in characters. */
export const shortestPassword = 10;

/** Life of a preview link, in seconds: from a minute to three days. */
export const previewLife = { shortest: 60, longest: 259_200 } as const;
/** What the desk offers for a shared link, in seconds: half an hour, a day, three days. */
export const shareExpiries = [1800, 86_400, previewLife.longest] as const;

/** The picture that a shared link shows, in pixels. */
export const shareCardSize = { width: 1200, height: 630 } as const;

/** Source of a regular expression for a story's short id, which is made from its uri and stable for it. */
export const storyIdPattern = '[a-z0-9]{8,12}';

/** What one push may weigh, in bytes. */
export const longestPush = 5 * 1024 * 1024;

/**
 * Most characters of the texts that a card, the ticker or a byline shows on a line or two. A longer headline or correction
 * is refused (422); of the others the story does without, and a warning says so: a text is never cut.
 */
export const textLimits = {
  headline: 500,
  kicker: 100,
  tickerLine: 300,
  deck: 1500,
  dateline: 150,
  byline: 300,
  copyright: 500,
  correction: 5000,
  /** Of a section, subject, source or author. */
  name: 150,
} as const;
