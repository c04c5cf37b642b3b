import { storyIdPattern } from '#contract/limits.ts';

const articlePath = new RegExp(`^/[a-z]+/news/(${storyIdPattern})$`, 'u');

/** The story id of an article's path without query; null for any other page. */
export function articleIdIn(path: string): string | null {
  return articlePath.exec(path)?.[1] ?? null;
}
