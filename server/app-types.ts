import type { NewsroomFile } from '#contract/newsroom.ts';
import type { Config } from './config.ts';
import type { CachedAnswers } from './cache/cached-answers.ts';
import type { ReadContext } from './store/database/rows.ts';
import type { Store } from './store/database/store.ts';

declare module 'fastify' {
  interface FastifyInstance {
    config: Config;
    store: Store;
    /** The newsroom file, its logo as an address of ours. */
    newsroom: NewsroomFile;
    /** This moment and this newsroom: what stories are read with. */
    readContext(): ReadContext;
    /** Public answers in memory. */
    answers: CachedAnswers;
  }
}
