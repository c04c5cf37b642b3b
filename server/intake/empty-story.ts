import type { PreparedStory } from '../store/database/prepared.ts';

/** What is stored for an item that readers never see: a withdrawal, a package. */
export const emptyStory = (headline: string): PreparedStory => ({
  headline,
  kicker: null,
  tickerLine: null,
  deck: null,
  section: null,
  subjects: [],
  dateline: null,
  byline: null,
  authors: [],
  sources: [],
  copyright: null,
  picture: null,
  body: [],
  correction: null,
  seeAlso: [],
  translationUris: [],
  formerUris: [],
  entries: null,
});
