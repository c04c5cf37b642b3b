import { z } from 'zod';

/** RFC 9457. `type` ends in one of the kinds below; `errors` names each wrong field by its path. */
export const problemKinds = [
  'not-found',
  'withdrawn',
  'bad-request',
  'bad-cursor',
  'bad-range',
  'unauthorized',
  'forbidden',
  'conflict',
  'too-large',
  'unsupported-media',
  'invalid-item',
  'too-many-requests',
  'unavailable',
  'internal',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

export const problem = z
  .object({
    /** `/problems/<kind>`: stable, for programs. */
    type: z.string(),
    title: z.string(),
    status: z.int(),
    /** Of a withdrawn story: the reason that its newsroom gives readers, in the story's language. */
    detail: z.string().optional(),
    /** `path` as in JavaScript: `bodies[0].contentType`; empty for the whole. */
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    /** Seconds until asking again may help, as in Retry-After. */
    retryAfter: z.int().optional(),
    /** Of a withdrawn story: when. */
    withdrawnAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;
