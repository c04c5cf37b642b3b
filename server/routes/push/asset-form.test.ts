import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireSpace } from '../../store/database/disk-space.ts';
import { StoreUnavailable } from '../../store/database/store-unavailable.ts';
import { makeMultipart } from '../../testing/push.ts';
import { readAssetForm } from './asset-form.ts';

const mebibyte = 1024 * 1024;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sharit-form-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A film of 40 MiB that arrives in pieces, on a disk with so many bytes free at first. */
function sendFilm(free: number) {
  const { body, type } = makeMultipart([
    { name: 'media_id', value: 'film' },
    { name: 'media', value: Buffer.alloc(40 * mebibyte, 7), filename: 'film.mp4', type: 'video/mp4' },
  ]);
  let received = 0;
  const pieces = Array.from({ length: Math.ceil(body.length / mebibyte) }, (_, at) =>
    body.subarray(at * mebibyte, (at + 1) * mebibyte),
  );
  return readAssetForm(Readable.from(pieces), {
    contentType: type,
    path: join(folder, 'film'),
    mostBytes: 100 * mebibyte,
    onBytes: (chunk) => void (received += chunk.length),
    requireSpace: () => requireSpace(folder, 0, () => free - received),
  });
}

test('a disk that fills while a film arrives: the push can be repeated, and nothing of the film is left', async () => {
  await expect(sendFilm(60 * mebibyte)).rejects.toThrow(StoreUnavailable);
  expect(await readdir(folder)).toEqual([]);
});

test('with room for it the film is stored whole', async () => {
  const { media } = await sendFilm(120 * mebibyte);
  expect(media).toMatchObject({ bytes: 40 * mebibyte, type: 'video/mp4', path: join(folder, 'film') });
});
