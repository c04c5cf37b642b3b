import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { isLanguage } from '#contract/language.ts';
import { type Article, storyId as storyIdSchema } from '#contract/story.ts';
import { cardPicture } from '../../share-card/card-picture.ts';
import { cardDesign, shareCard } from '../../share-card/share-card.ts';
import { publicArticle } from '../../store/reading/addresses.ts';
import { watchChanges } from '../../store/publishing/changes.ts';
import { whyMissing } from '../../store/publishing/moves.ts';
import { cacheFor } from '../../http/cache-control.ts';
import { problemOf } from '../../http/problem.ts';

/** The picture that a shared link shows: drawn at the first request, cached on disk until the story changes. */
export async function shareCardRoutes(app: FastifyInstance): Promise<void> {
  const folder = join(app.config.dataDir, 'share');
  const inProgress = new Map<string, Promise<Buffer>>();
  const stop = await watchChanges(app.store, ({ kind, storyId }) => {
    // A withdrawn headline must not stay on disk.
    if (kind === 'killed' || kind === 'moved')
      void rm(join(folder, storyId), { recursive: true, force: true }).catch(() => undefined);
  });
  app.addHook('onClose', stop);

  async function cardOf(article: Article): Promise<Buffer> {
    const storyFolder = join(folder, article.id);
    const name = `${cardDesign}-${article.revision}.png`;
    const cached = await readFile(join(storyFolder, name)).catch(() => null);
    if (cached) return cached;
    const card = await shareCard(article, app.newsroom, await cardPicture(app.config.dataDir, article.picture));
    await mkdir(storyFolder, { recursive: true });
    // Another process that shares the folder may draw the same card.
    const part = join(storyFolder, `${name}.${randomUUID()}.part`);
    await writeFile(part, card);
    await rename(part, join(storyFolder, name));
    for (const old of await readdir(storyFolder))
      if (old !== name && !old.endsWith('.part')) await rm(join(storyFolder, old), { force: true });
    return card;
  }

  app.get<{ Params: { language: string; id: string } }>('/share/:language/:id.png', async (request, reply) => {
    const { language, id } = request.params;
    if (!isLanguage(language) || !storyIdSchema.safeParse(id).success) throw problemOf('not-found');
    reply.header('cross-origin-resource-policy', 'cross-origin');
    const found = await publicArticle(app.store.db, language, id);
    if (!found?.article) {
      const missing = await whyMissing(app.store.db, language, id, found);
      if (!missing || 'withdrawnAt' in missing) throw problemOf(missing ? 'withdrawn' : 'not-found');
      cacheFor(reply, 'moved', missing.moved.ids);
      return reply.redirect(`/share/${language}/${missing.moved.id}.png`, 301);
    }
    const { article } = found;
    const key = `${id}-${article.revision}`;
    let card = inProgress.get(key);
    if (!card) {
      card = cardOf(article).finally(() => inProgress.delete(key));
      inProgress.set(key, card);
    }
    const bytes = await card;
    return cacheFor(reply, 'shareCard', [id])
      .header('etag', `W/"${cardDesign}-${id}-${article.revision}"`)
      .type('image/png')
      .send(bytes);
  });
}
