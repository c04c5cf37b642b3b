import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { FastifyReply } from 'fastify';
import type { Picture } from '#contract/text.ts';
import { problemOf } from '../problem.ts';
import { assetByHash } from '../../store/assets.ts';
import { mediaTypes, renditionFile, renditionName as name, type Extension } from '../../store/rendition-files.ts';

/** Sends a picture that is not public. The caller has checked access and set private headers. */
export async function sendPrivatePicture(reply: FastifyReply, file: string): Promise<FastifyReply> {
  const { store, config } = reply.server;
  const [, hash, width, extension] = name.exec(file) ?? [];
  const asset = hash && (await assetByHash(store.db, hash));
  if (!asset || !asset.widths.includes(Number(width))) throw problemOf('not-found');
  const path = renditionFile(config.dataDir, hash, Number(width), extension as Extension);
  return reply.type(mediaTypes[extension as Extension]).send(createReadStream(path));
}

/** The bytes of a draft's picture for its share card; null if there is none or it cannot be read. */
export async function widestPicture(dataDir: string, picture: Picture | null): Promise<Buffer | null> {
  const rendition = picture?.renditions.find(({ width }) => width >= 800) ?? picture?.renditions.at(-1);
  const [, hash, width, extension] = name.exec(rendition?.src.split('/').at(-1) ?? '') ?? [];
  if (!hash) return null;
  return readFile(renditionFile(dataDir, hash, Number(width), extension as Extension)).catch(() => null);
}
