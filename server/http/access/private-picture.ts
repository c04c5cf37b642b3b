import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { FastifyReply } from 'fastify';
import type { Picture } from '#contract/text.ts';
import { problemOf } from '../problem.ts';
import { assetByHash, renditionFile } from '../../store/assets.ts';

const name = /^([0-9a-f]{32})-(\d{1,5})\.(webp|jpg)$/;

/** Sends a picture that is not public. The caller has checked access and set private headers. */
export async function sendPrivatePicture(reply: FastifyReply, file: string): Promise<FastifyReply> {
  const { store, config } = reply.server;
  const [, hash, width, extension] = name.exec(file) ?? [];
  const asset = hash && (await assetByHash(store.db, hash));
  if (!asset || !asset.widths.includes(Number(width))) throw problemOf('not-found');
  const path = renditionFile(config.dataDir, hash, Number(width), extension as 'webp' | 'jpg');
  return reply.type(extension === 'webp' ? 'image/webp' : 'image/jpeg').send(createReadStream(path));
}

/** The bytes of a draft's picture for its share card; null if there is none or it cannot be read. */
export async function widestPicture(dataDir: string, picture: Picture | null): Promise<Buffer | null> {
  const rendition = picture?.renditions.find(({ width }) => width >= 800) ?? picture?.renditions.at(-1);
  const [, hash, width, extension] = name.exec(rendition?.src.split('/').at(-1) ?? '') ?? [];
  if (!hash) return null;
  return readFile(renditionFile(dataDir, hash, Number(width), extension as 'webp' | 'jpg')).catch(() => null);
}
