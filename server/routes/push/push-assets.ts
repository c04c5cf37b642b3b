import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { largestFile } from '#contract/limits.ts';
import { problem } from '#contract/problem.ts';
import { incomingFile } from '../../intake/pictures/files.ts';
import { receiveAsset } from '../../intake/pictures/receive-asset.ts';
import { assetByName, isAssetName } from '../../store/assets.ts';
import { requireSpace } from '../../store/database/disk-space.ts';
import { cacheFor } from '../../http/cache-control.ts';
import { storeProblem } from '../../http/store-problem.ts';
import { problemOf } from '../../http/problem.ts';
import { readSigned, requirePusher } from '../../http/access/push-access.ts';
import { readAssetForm } from './asset-form.ts';
import { NotMultipart } from './multipart.ts';

const storedAsset = z
  .object({
    /** The sender's name for it. */
    id: z.string(),
    /** Pixels, as it is held upright; 0 of a file that is not shown. */
    width: z.int(),
    height: z.int(),
    /** Why stories are shown without it; null for a picture. The asset is registered all the same, so that no story is refused because of it. */
    reason: z.string().nullable(),
  })
  .meta({ id: 'AssetAnswer' });

/** Superdesk's protocol for pictures: it checks, unsigned, whether one is known, sends it, and then the item that refers to it. */
export const pushAssetsRoutes: FastifyPluginAsyncZod = async (app) => {
  const { store, config } = app;
  app.removeAllContentTypeParsers();
  // Read as it arrives, into a file: four large pictures at once would fill the memory.
  app.addContentTypeParser(/^multipart\/form-data\s*;/i, (_request, body, done) => done(null, body));

  app.get(
    '/api/v1/push/assets/*',
    {
      // Counted apart from what readers behind the same address ask for.
      config: { rateLimit: { max: 3000, timeWindow: '1 minute' } },
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
      if (!isAssetName(id) || !(await assetByName(store.db, id))) throw problemOf('not-found');
      return { id };
    },
  );

  app.post(
    '/api/v1/push/assets',
    {
      bodyLimit: largestFile,
      onRequest: requirePusher,
      // A server that sheds readers' requests still takes the newsroom's.
      config: { rateLimit: false, pressureHandler: () => undefined, bodyToDisk: true },
      validatorCompiler: () => (value) => ({ value }),
      schema: {
        summary: 'Send an asset, as multipart/form-data with media_id and media',
        description:
          'Pictures, films (MP4, WebM), sounds (MP3, M4A), captions (WebVTT) and documents (PDF, office). Answered once the file is stored; renditions of pictures are made afterwards. What cannot be shown is accepted, too, with the reason.',
        tags: ['push'],
        consumes: ['multipart/form-data'],
        body: z.object({ media_id: z.string(), media: z.string().meta({ format: 'binary' }) }),
        response: { 201: storedAsset, 400: problem, 401: problem, 415: problem, 422: problem, 503: problem },
      },
    },
    async (request, reply) => {
      const { dataDir } = config;
      const path = incomingFile(dataDir);
      try {
        requireSpace(dataDir, Math.min(Number(request.headers['content-length'] ?? 0), largestFile));
        const { onBytes, check } = readSigned(request, reply);
        const { id, media } = await readAssetForm(request.body as unknown as Readable, {
          ...{ path, onBytes, mostBytes: largestFile, requireSpace: () => requireSpace(dataDir) },
          contentType: request.headers['content-type'] ?? '',
        });
        check();
        if (id === undefined || !isAssetName(id)) throw wrong('media_id', 'expected a name of 1 to 500 characters');
        if (!media) throw wrong('media', 'expected a file');
        const { width, height, reason } = await receiveAsset({ db: store.db, dataDir }, id, media);
        if (reason !== null) request.log.warn({ asset: id, reason }, 'an asset that is not shown');
        return await reply.code(201).send({ id, width, height, reason });
      } catch (error) {
        if (error instanceof NotMultipart) throw problemOf('bad-request', 'the body is not multipart/form-data');
        throw storeProblem(error, reply);
      } finally {
        await rm(path, { force: true }).catch(() => undefined);
      }
    },
  );
};

const wrong = (path: string, message: string) => problemOf('invalid-item', undefined, { errors: [{ path, message }] });
