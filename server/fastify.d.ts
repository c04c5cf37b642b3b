import type { NewsroomFile } from '#contract/newsroom.ts';
import type { Config } from './config.ts';
import type { Store } from './store/database/store.ts';

declare module 'fastify' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- Fastify's own interface is widened.
  interface FastifyInstance {
    config: Config;
    newsroom: NewsroomFile;
    store: Store;
  }
}
