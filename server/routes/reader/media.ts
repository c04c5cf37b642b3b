import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { cacheHeaders } from '../../http/cache-control.ts';
import { storiesShowing } from '../../store/purging/affected.ts';
import { parseFile } from '../../store/stored-files.ts';
import { sendStoredFile } from '../../http/send-stored-file.ts';

/** Films, sounds, captions and documents of public stories; those of drafts are not here. */
export const mediaRoutes: FastifyPluginAsyncZod = async (app) => {
  for (const folder of ['media', 'files'])
    app.get(
      `/${folder}/:file`,
      { schema: { hide: true, params: z.object({ file: z.string() }) } },
      async (request, reply) => {
        const { file } = request.params;
        const shownBy = await storiesShowing(app.store.db, parseFile(file)?.hash ?? '');
        return sendStoredFile(reply, file, (asset) => {
          if (!asset.public) return false;
          reply.headers({
            ...cacheHeaders('immutable', [`picture-${asset.hash}`, ...shownBy]),
            // Feed readers play it on their own pages.
            'cross-origin-resource-policy': 'cross-origin',
          });
          return true;
        });
      },
    );
};
