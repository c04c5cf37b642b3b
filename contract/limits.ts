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

/** Most stories of an open front that one question is about. */
export const mostRemaining = 100;

/** Most characters of the reason that readers see of a story that the desk has withdrawn. */
export const reasonLength = 300;

/** The longest life of a ticker line that the desk writes, in seconds: three days. */
export const longestLineLife = 259_200;

/** Maximum size of one push, in bytes. */
export const longestPush = 5 * 1024 * 1024;

/**
 * Most characters of the texts that a card, the ticker or a byline shows on a line or two. A longer headline or correction
 * is refused (422); any other text that is too long is left out with a warning. A text is never cut.
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

/**
 * Widths in pixels of the renditions, each as AVIF and WebP: what the layout's boxes (7 to 51 rem) ask for on screens of one to three
 * pixels per CSS pixel. A picture is never made wider than it is.
 */
export const pictureWidths = [320, 480, 640, 960, 1280, 1600] as const;
/** Maximum size of the one JPEG, in pixels, for feed readers, search engines and browsers that read neither AVIF nor WebP. */
export const jpegWidth = 1280;
/** What may be sent as one film, sound or document, in bytes. */
export const largestFile = 500 * 1024 * 1024;
/** What a newsroom's system may send as one picture: bytes of the file, pixels (width × height). */
export const largestPicture = { bytes: 256 * 1024 * 1024, pixels: 250_000_000 } as const;

/** What a story is, besides a text: a flash without body, one with several pictures, one with film, sound or another embed. */
export const storyKinds = ['flash', 'pictures', 'media'] as const;
export type StoryKind = (typeof storyKinds)[number];

/** The order of strong hits; perhaps-hits are always newest first. */
export const searchOrders = ['newest', 'best'] as const;
export type SearchOrder = (typeof searchOrders)[number];

/** Most characters of a question. */
export const longestQuestion = 200;
/** Fewest letters that suggestions are made for. */
export const shortestTyped = 2;

/** What readers follow, and may be alerted about: its kind and slug, as `section:culture`. */
export const followKinds = ['section', 'topic', 'author'] as const;
export type FollowKind = (typeof followKinds)[number];
/** Most characters of the address at which a push service takes a browser's alerts. */
export const longestEndpoint = 1000;
/** Most that one browser is alerted about, sections included. */
export const mostFollows = 200;

/** Most characters of an alert's text that an editor words; longer ones are cut by the systems that show them. */
export const alertText = { title: 200, body: 300 } as const;
/** How long an alert is news, in seconds: what could not be delivered until then never is. */
export const alertLife = 43_200;
