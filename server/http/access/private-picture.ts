import { createReadStream } from 'node:fs';
import type { FastifyReply } from 'fastify';
import { problemOf } from '../problem.ts';
import { parseFile } from '../../store/stored-files.ts';
import { sendStoredFile } from '../send-stored-file.ts';
import { assetByHash } from '../../store/assets.ts';
import { mediaTypes, parseRendition, renditionFile } from '../../store/rendition-files.ts';

/** Sends a picture or another file that is not public. The caller has checked access and set private headers. */
export async function sendPrivatePicture(reply: FastifyReply, file: string): Promise<FastifyReply> {
  if (parseFile(file)) return sendStoredFile(reply, file, () => true);
  const { store, config } = reply.server;
  const rendition = parseRendition(file);
  if (!rendition) throw problemOf('not-found');
  const { hash, width, extension } = rendition;
  const asset = await assetByHash(store.db, hash);
  if (!asset?.widths.includes(width)) throw problemOf('not-found');
  const path = renditionFile(config.dataDir, hash, width, extension);
  return reply.type(mediaTypes[extension]).send(createReadStream(path));
}
