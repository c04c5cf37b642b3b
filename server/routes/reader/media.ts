import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { fileAnswers } from '../../http/file-answers.ts';
import { cacheHeaders } from '../../http/cache-control.ts';
import { redirectOld } from '../../http/former-site/redirect-old.ts';
import { storiesShowing } from '../../store/purging/affected.ts';
import { parseFile } from '../../store/stored-files.ts';
import { sendStoredFile } from '../../http/send-stored-file.ts';
import { fileTypes, kindOfFile } from '../../store/stored-files.ts';

const fileSchema = {
  description:
    'By the address that an article or feed names. A range (`Range: bytes=…`, with `If-Range`) is answered 206. Of drafts and withdrawn stories a 404.',
  tags: ['reader'],
  params: z.object({ file: z.string() }),
};
const typesOf = (isDocument: boolean) =>
  Object.entries(fileTypes).flatMap(([extension, type]) =>
    (kindOfFile(extension) === 'document') === isDocument ? [type] : [],
  );
const folders = [
  { folder: 'media', summary: 'A film, a sound or captions', types: typesOf(false) },
  { folder: 'files', summary: 'A document, as a download', types: typesOf(true) },
];

/** Films, sounds, captions and documents of public stories; those of drafts are not here. */
export const mediaRoutes: FastifyPluginAsyncZod = async (app) => {
  for (const { folder, summary, types } of folders)
    app.get(
      `/${folder}/:file`,
      { schema: { ...fileSchema, summary, response: fileAnswers(types, [404, 416], [200, 206]) } },
      async (request, reply) => {
        const { file } = request.params;
        const parsed = parseFile(file);
        if (!parsed && (await redirectOld(app, request, reply))) return reply;
        const shownBy = await storiesShowing(app.store.db, parsed?.hash ?? '');
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
