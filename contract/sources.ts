import { z } from 'zod';
import { pushWarning } from './push.ts';
import { instant, storyId } from './story.ts';

// Systems that the server follows (a WordPress), for the desk.

/** public; scheduled: opens at its time; draft; hidden: not for readers there, and never taken; withdrawn; refused: cannot be read. */
const sourceCounts = z.object({
  public: z.int(),
  scheduled: z.int(),
  draft: z.int(),
  hidden: z.int(),
  withdrawn: z.int(),
  refused: z.int(),
});

const sourceProblem = z.object({
  /** The source's own name for the document: `post:12`. */
  key: z.string(),
  headline: z.string(),
  /** Of the item on the desk; null where nothing of it is here. */
  id: storyId.nullable(),
  /** Its newest state could not be read, and is not shown. */
  refused: z.boolean(),
  /** In English. */
  problems: z.array(pushWarning),
});
export type SourceProblem = z.infer<typeof sourceProblem>;

const source = z
  .object({
    name: z.string(),
    kind: z.enum(['wordpress']),
    address: z.string(),
    /** `first`: everything is being read; `listing`: everything is being compared. */
    phase: z.enum(['first', 'listing', 'following']),
    /** Documents read and to be read in the phase `first`. */
    done: z.int(),
    total: z.int(),
    /** Documents a second, and seconds left, in the phase `first`; null while that cannot be told. */
    rate: z.number().nullable(),
    left: z.int().nullable(),
    /** When it was last asked for changes with success. */
    checkedAt: instant.nullable(),
    /** Why it cannot be followed as it should be, in English, and since when; null when it can. */
    failure: z.string().nullable(),
    failedAt: instant.nullable(),
    /** `by`: an editor; null: the server itself, since so many stories are gone that somebody has to look. */
    paused: z.object({ at: instant, by: z.string().nullable(), missing: z.int() }).nullable(),
    counts: sourceCounts,
    warned: z.int(),
    /** Names of what was left out (elements, attributes, shortcodes), most first. */
    dropped: z.array(z.object({ name: z.string(), n: z.int() })),
    /** Refused documents first, then those taken in with warnings; the newest of each. */
    problems: z.array(sourceProblem),
  })
  .meta({ id: 'Source' });
export type Source = z.infer<typeof source>;
export const sourcesAnswer = z.object({ sources: z.array(source) }).meta({ id: 'SourcesAnswer' });
export type SourcesAnswer = z.infer<typeof sourcesAnswer>;

/** check: look for changes now; read-again: read everything again; withdraw: go on after a pause, and withdraw what is gone. */
const sourceAction = z.enum(['check', 'read-again', 'pause', 'resume', 'withdraw']);
export type SourceAction = z.infer<typeof sourceAction>;
export const sourceRequest = z.strictObject({ name: z.string().max(300), action: sourceAction });
