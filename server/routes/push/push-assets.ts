import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problem } from '#contract/problem.ts';
import { storePicture, mostBytes, NotAPicture } from '../../intake/pictures.ts';
import { assetByName, hashOfBytes, storeAsset, type NewAsset } from '../../store/assets.ts';
import type { Database } from '../../store/database/database.ts';
import { cacheFor } from '../../http/cache-control.ts';
import { storeProblem } from '../../http/store-problem.ts';
import { problemOf } from '../../http/problem.ts';
import { checkPusher, requirePusher } from '../../http/access/push-access.ts';

const longestName = 500;
// Room for the multipart frame around the file.
const bodyLimit = mostBytes + 64 * 1024;

const storedAsset = z
  .object({
    /** The sender's name for it. */
    id: z.string(),
    /** Pixels; 0 of a file that is no picture: known, but never shown. */
    width: z.int(),
    height: z.int(),
  })
  .meta({ id: 'AssetAnswer' });

/** Superdesk's protocol for pictures: it checks, unsigned, whether one is known, sends it, and then the item that refers to it. */
export const pushAssetsRoutes: FastifyPluginAsyncZod = async (app) => {
  const { store, config } = app;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(/^multipart\/form-data\s*;/i, { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
    done(null, body),
  );

  app.get(
    '/api/v1/push/assets/*',
    {
      schema: {
        summary: 'Whether an asset is known',
        tags: ['push'],
        params: z.object({ '*': z.string() }),
        response: { 200: z.object({ id: z.string() }), 404: problem },
      },
    },
    async (request, reply) => {
      cacheFor(reply, 'none');
      const id = request.params['*'];
      // Never the picture itself: it may belong to a draft.
      if (!isName(id) || !(await assetByName(store.db, id))) throw problemOf('not-found');
      return { id };
    },
  );

  app.post(
    '/api/v1/push/assets',
    {
      bodyLimit,
      onRequest: requirePusher,
      // A server that sheds readers' requests still takes the newsroom's.
      config: { pressureHandler: () => undefined },
      validatorCompiler: () => (value) => ({ value }),
      schema: {
        summary: 'Send an asset, as multipart/form-data with media_id and media',
        tags: ['push'],
        consumes: ['multipart/form-data'],
        body: z.object({ media_id: z.string(), media: z.string().meta({ format: 'binary' }) }),
        response: {
          201: storedAsset,
          400: problem,
          401: problem,
          413: problem,
          415: problem,
          422: problem,
          503: problem,
        },
      },
    },
    async (request, reply) => {
      const bytes = request.body as unknown;
      if (!(bytes instanceof Uint8Array)) throw problemOf('bad-request', 'the body is empty');
      checkPusher(request, reply, bytes);
      const { id, media } = await readForm(bytes, request.headers['content-type'] ?? '');
      const content = new Uint8Array(await media.arrayBuffer());
      if (content.byteLength > mostBytes) throw problemOf('too-large', `more than ${mostBytes} bytes`);
      const ctx = { db: store.db, dataDir: config.dataDir };
      try {
        const { width, height } = await storePicture(ctx, id, content).catch((error: unknown) => {
          if (!(error instanceof NotAPicture)) throw error;
          if (isPictureType(media.type)) throw wrong('media', error.message);
          // A film or a document must not make its story fail: it is registered, without a file.
          return storeUnshown(store.db, id, media.type, content);
        });
        return await reply.code(201).send({ id, width, height });
      } catch (error) {
        throw storeProblem(error, reply);
      }
    },
  );
};

async function storeUnshown(db: Database, id: string, type: string, content: Uint8Array): Promise<NewAsset> {
  const asset = { hash: hashOfBytes(content), type, width: 0, height: 0, bytes: content.byteLength, widths: [] };
  await storeAsset(db, id, asset);
  return asset;
}

async function readForm(bytes: Uint8Array, contentType: string): Promise<{ id: string; media: File }> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw problemOf('bad-request', 'the body is not multipart/form-data');
    });
  const id = form.get('media_id');
  const media = form.get('media');
  if (typeof id !== 'string' || !isName(id))
    throw wrong('media_id', `expected a name of 1 to ${longestName} characters`);
  if (!(media instanceof File)) throw wrong('media', 'expected a file');
  return { id, media };
}

// Names with sha256: are the store's own.
const isName = (name: string) =>
  name.length > 0 && name.length <= longestName && !/^sha256:|\p{Cc}/u.test(name) && name.isWellFormed();
const isPictureType = (type: string) => type === '' || /^(image\/|application\/octet-stream)/i.test(type);
const wrong = (path: string, message: string) => problemOf('invalid-item', undefined, { errors: [{ path, message }] });
