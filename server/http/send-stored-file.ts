import type { FastifyReply } from 'fastify';
import { basename, dirname } from 'node:path';
import { assetByHash, type Asset } from '../store/assets.ts';
import { fileTypes, kindOfFile, parseFile, storedFile } from '../store/stored-files.ts';
import { problemOf } from './problem.ts';

/**
 * Sends a film, sound, captions file or document, or the range of it that was asked for (206, 416, If-Range). The caller has set
 * Cache-Control. `mayBeSent`: of the asset that the name stands for; otherwise it is a 404.
 */
export async function sendStoredFile(
  reply: FastifyReply,
  name: string,
  mayBeSent: (asset: Asset) => boolean,
): Promise<FastifyReply> {
  const { store, config } = reply.server;
  const parsed = parseFile(name);
  const asset = parsed && (await assetByHash(store.db, parsed.hash));
  if (!parsed || asset?.file !== parsed.extension || !mayBeSent(asset)) throw problemOf('not-found');
  const path = storedFile(config.dataDir, parsed.hash, parsed.extension);
  const isDocument = kindOfFile(parsed.extension) === 'document';
  return reply
    .headers({
      etag: `"${parsed.hash}"`,
      'x-content-type-options': 'nosniff',
      // A document runs nothing in our name, whatever it holds.
      'content-security-policy': "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; sandbox",
      ...(isDocument && { 'content-disposition': 'attachment' }),
    })
    .type(fileTypes[parsed.extension])
    .sendFile(basename(path), dirname(path), { cacheControl: false, acceptRanges: true });
}
