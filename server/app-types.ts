import type { Newsroom } from '#contract/newsroom.ts';
import type { Config } from './config.ts';
import type { KeptAnswers } from './routes/kept-answers.ts';
import type { Reading } from './store/rows.ts';
import type { Store } from './store/store.ts';

declare module 'fastify' {
  interface FastifyInstance {
    config: Config;
    store: Store;
    /** The newsroom file, its logo as an address of ours. */
    newsroom: Newsroom;
    /** This moment and this newsroom: what stories are read with. */
    reading(): Reading;
    /** Public answers in memory. */
    answers: KeptAnswers;
  }
}
