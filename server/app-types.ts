import type { Newsroom, NewsroomFile } from '#contract/newsroom.ts';
import type { Vitals } from '#contract/vitals/vitals.ts';
import type { Config } from './config.ts';
import type { CachedAnswers } from './cache/cached-answers.ts';
import type { Drain } from './http/drain.ts';
import type { Meter } from './http/log/meter.ts';
import type { Invalidation } from './cache/invalidation.ts';
import type { ReadContext } from './store/database/rows.ts';
import type { Store } from './store/database/store.ts';

declare module 'fastify' {
  interface FastifyInstance {
    config: Config;
    store: Store;
    /** The newsroom file, with its logo as a path of this site, and the newsroom's own pages. */
    newsroom: NewsroomFile & Pick<Newsroom, 'pages'>;
    /** The time, and how long a story is breaking: what stories are read with. */
    readContext(): ReadContext;
    /** What invalidates cached answers and pages. */
    invalidation: Invalidation;
    /** What happens before this process stops. */
    drain: Drain;
    /** Counts searches, without their words. */
    searches: { withoutAnswer(language: string): void };
    /** Counts what parts of the server do. */
    meter: Meter;
    /** Counts what readers' browsers measured. */
    vitals: { observe(vitals: Vitals): void };
    /** Counts what became of alerts. */
    alerts: { delivered(outcome: string): void };
    /** Cached answers of the public API. */
    answers: CachedAnswers;
  }
}
