import type { FastifyInstance } from 'fastify';
import { sitePages } from '../store/reading/site-pages.ts';

/** Keeps the newsroom's own pages in what every page of readers carries: their links stand in the footer. */
export function followSitePages(app: FastifyInstance): void {
  let looking: Promise<void> = Promise.resolve();
  let pages = '{}';
  const read = async (): Promise<void> => {
    const found = await sitePages(app.store.db);
    const text = JSON.stringify(found);
    if (text === pages) return;
    pages = text;
    app.newsroom.pages = found;
    app.invalidation.invalidateAll();
  };
  const look = (): Promise<void> => (looking = looking.then(read).catch((error: unknown) => app.log.warn(error)));
  app.addHook('onReady', look);
  app.invalidation.subscribe({
    // A page is on no list, and leaves it when it is withdrawn.
    onChange: ({ kind }) => void ((kind === 'unlisted' || kind === 'killed') && look()),
    onWithdraw: () => {},
    invalidateAll: () => void look(),
  });
}
