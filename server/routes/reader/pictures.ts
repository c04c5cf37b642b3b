import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { assetByHash } from '../../store/assets.ts';
import { storiesShowing } from '../../store/purging/affected.ts';
import { mediaTypes, parseRendition, renditionFile } from '../../store/rendition-files.ts';
import { fileAnswers } from '../../http/file-answers.ts';
import { cacheHeaders } from '../../http/cache-control.ts';
import { matchesTag } from '../../http/caching/entity-tag.ts';
import { problemOf } from '../../http/problem.ts';
import { redirectOld } from '../../http/former-site/redirect-old.ts';

/** Pictures of public stories. Those of drafts are not here: until a public story shows a picture it is a 404. */
export const picturesRoutes: FastifyPluginAsyncZod = async (app) => {
  const { store, config } = app;

  app.get(
    '/pictures/:file',
    {
      schema: {
        summary: 'A rendition of a picture',
        description: 'By the address that an article or feed names. Of drafts and withdrawn stories a 404.',
        tags: ['reader'],
        params: z.object({ file: z.string() }),
        response: fileAnswers(Object.values(mediaTypes), [404]),
      },
    },
    async (request, reply) => {
      const rendition = parseRendition(request.params.file);
      if (!rendition && (await redirectOld(app, request, reply))) return reply;
      if (!rendition) throw problemOf('not-found');
      const { hash, width, extension } = rendition;
      const asset = await assetByHash(store.db, hash);
      if (!asset?.public || !asset.widths.includes(width)) throw problemOf('not-found');
      const etag = `W/"${hash}-${width}-${extension}"`;
      const file = renditionFile(config.dataDir, hash, width, extension);
      const found = await stat(file).catch(() => null);
      if (!found) throw problemOf('not-found');
      reply.headers({
        etag,
        ...cacheHeaders('immutable', [`picture-${hash}`, ...(await storiesShowing(store.db, hash))]),
        'last-modified': found.mtime.toUTCString(),
        // Feed readers and share previews show it on their own pages.
        'cross-origin-resource-policy': 'cross-origin',
      });
      if (matchesTag(request.headers['if-none-match'], etag)) return reply.code(304).send();
      return reply.header('content-length', found.size).type(mediaTypes[extension]).send(createReadStream(file));
    },
  );
};
