/** Milliseconds after which a story, or its picture, that comes in is no news to readers who are on the site. */
const newsworthyFor = 3_600_000;

export const isNewsworthy = (published: Date, now: Date): boolean =>
  now.getTime() - published.getTime() <= newsworthyFor;
