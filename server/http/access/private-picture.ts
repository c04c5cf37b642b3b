import { createReadStream } from 'node:fs';
import type { FastifyReply } from 'fastify';
import { problemOf } from '../problem.ts';
import { assetByHash } from '../../store/assets.ts';
import { mediaTypes, parseRendition, renditionFile } from '../../store/rendition-files.ts';

/** Sends a picture that is not public. The caller has checked access and set private headers. */
export async function sendPrivatePicture(reply: FastifyReply, file: string): Promise<FastifyReply> {
  const { store, config } = reply.server;
  const rendition = parseRendition(file);
  if (!rendition) throw problemOf('not-found');
  const { hash, width, extension } = rendition;
  const asset = await assetByHash(store.db, hash);
  if (!asset?.widths.includes(width)) throw problemOf('not-found');
  const path = renditionFile(config.dataDir, hash, width, extension);
  return reply.type(mediaTypes[extension]).send(createReadStream(path));
}
