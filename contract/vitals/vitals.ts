import { z } from 'zod';

/** Readers' pages, by the ids of their routes. */
export const pageKinds = ['front', 'article', 'section', 'topic', 'search', 'latest', 'saved', 'missing'] as const;
export type PageKind = (typeof pageKinds)[number];

/** Far beyond what anybody waits for; in milliseconds. */
const time = z.number().min(0).max(600_000).optional();

/** What one browser measured of one page (https://web.dev/articles/vitals): nothing about who read what. */
export const vitals = z.strictObject({
  page: z.enum(pageKinds),
  TTFB: time,
  FCP: time,
  LCP: time,
  INP: time,
  /** A score without a unit. */
  CLS: z.number().min(0).max(1000).optional(),
});
export type Vitals = z.infer<typeof vitals>;
