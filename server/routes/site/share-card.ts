import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { isLanguage } from '#contract/language.ts';
import type { Article } from '#contract/story.ts';
import { cardDesign, shareCard } from '../../share-card/share-card.ts';
import { publicArticle } from '../../store/reading/addresses.ts';
import { renditionFile, renditionName, type Extension } from '../../store/rendition-files.ts';
import { watchChanges } from '../../store/publishing/changes.ts';
import { whyMissing } from '../../store/publishing/moves.ts';
import { cacheFor } from '../../http/cache-control.ts';
import { problemOf } from '../../http/problem.ts';

/** The picture that a shared link shows: made at the first request, kept on disk until the story changes. */
export async function shareCardRoutes(app: FastifyInstance): Promise<void> {
  const folder = join(app.config.dataDir, 'share');
  const making = new Map<string, Promise<Buffer>>();
  const stop = await watchChanges(app.store, ({ kind, storyId }) => {
    // A withdrawn headline lies on no disk of ours.
    if (kind === 'killed' || kind === 'moved')
      void rm(join(folder, storyId), { recursive: true, force: true }).catch(() => undefined);
  });
  app.addHook('onClose', stop);

  async function cardOf(article: Article): Promise<Buffer> {
    const own = join(folder, article.id);
    const name = `${cardDesign}-${article.revision}.png`;
    const kept = await readFile(join(own, name)).catch(() => null);
    if (kept) return kept;
    const card = await shareCard(article, app.newsroom, await pictureOf(article, app.config.dataDir));
    await mkdir(own, { recursive: true });
    await writeFile(join(own, `${name}.part`), card);
    await rename(join(own, `${name}.part`), join(own, name));
    for (const old of await readdir(own)) if (old !== name) await rm(join(own, old), { force: true });
    return card;
  }

  app.get<{ Params: { language: string; id: string } }>('/share/:language/:id.png', async (request, reply) => {
    const { language, id } = request.params;
    if (!isLanguage(language) || !/^[a-z0-9]{8,12}$/u.test(id)) throw problemOf('not-found');
    reply.header('cross-origin-resource-policy', 'cross-origin');
    const found = await publicArticle(app.store.db, language, id);
    if (!found?.article) {
      const missing = await whyMissing(app.store.db, language, id, found?.killedAt ?? null);
      if (!missing || 'withdrawnAt' in missing) throw problemOf(missing ? 'withdrawn' : 'not-found');
      cacheFor(reply, 'moved', missing.moved.ids);
      return reply.redirect(`/share/${language}/${missing.moved.id}.png`, 301);
    }
    const { article } = found;
    const key = `${id}-${article.revision}`;
    let card = making.get(key);
    if (!card) {
      card = cardOf(article).finally(() => making.delete(key));
      making.set(key, card);
    }
    const bytes = await card;
    return cacheFor(reply, 'shareCard', [id])
      .header('etag', `W/"${cardDesign}-${id}-${article.revision}"`)
      .type('image/png')
      .send(bytes);
  });
}

/** The rendition nearest to what the card shows of it. A card without its picture is better than none. */
async function pictureOf({ picture }: Article, dataDir: string): Promise<Buffer | null> {
  const chosen = picture?.renditions.find(({ width }) => width >= 800) ?? picture?.renditions.at(-1);
  const parts = chosen && renditionName.exec(chosen.src.replace('/pictures/', ''));
  if (!parts) return null;
  return readFile(renditionFile(dataDir, parts[1]!, Number(parts[2]), parts[3] as Extension)).catch(() => null);
}
