import { expect } from 'vitest';
import type { PushCase } from './push-case.ts';

/** What the test observes of a case, in its words. */
export function expected({ warned, status = 200, first, headline, says, never, article }: PushCase, id: string) {
  const moved = [`301 /api/v1/ar/stories/${id}`, `301 /ar/news/${id}`, `301 /share/ar/${id}.png`];
  const seen = headline ?? says;
  return {
    statuses: [status, status, status],
    inFeed: status === 200,
    inMap: status === 200,
    early: false,
    ...(warned === null && { warnings: [] }),
    ...(warned && {
      warnings: expect.arrayContaining([{ path: warned[0], message: expect.stringMatching(warned[1]) }]),
    }),
    ...(first && { first: first === 301 ? moved : ['410', '410', '410'], firstListed: false }),
    ...((article ?? headline) && { article: { ...article, ...(headline && { headline }) } }),
    ...(seen && { page: expect.stringContaining(seen) }),
    ...(says && { feed: expect.stringContaining(says) }),
    ...(never && { pageAgain: expect.not.stringContaining(never) }),
  };
}
