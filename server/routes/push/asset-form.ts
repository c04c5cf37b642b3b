import { createHash } from 'node:crypto';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import type { ReceivedFile } from '../../intake/pictures/receive-asset.ts';
import { hashOf } from '../../store/assets.ts';
import { readMultipart, type PartHead } from './multipart.ts';

/** The fields of the form that are read; each is undefined where the form has none. */
export type AssetForm = { id: string | undefined; media: ReceivedFile | undefined };

const longestField = 8 * 1024;
/** Number of bytes after which the free disk space is checked again. */
const betweenChecks = 4 * 1024 * 1024;

/**
 * Reads a form with `media_id` and `media`, in whatever order; the file goes to `path`, as far as it is not too large. Throws
 * NotMultipart. `onBytes` hears every byte of the body, for the signature.
 */
export async function readAssetForm(
  body: Readable,
  {
    contentType,
    path,
    mostBytes,
    onBytes,
    requireSpace,
  }: {
    contentType: string;
    path: string;
    mostBytes: number;
    onBytes: (chunk: Buffer) => void;
    requireSpace: () => void;
  },
): Promise<AssetForm> {
  const form: AssetForm = { id: undefined, media: undefined };
  const readId = () => {
    const chunks: Buffer[] = [];
    let length = 0;
    return {
      write: (chunk: Buffer) => void ((length += chunk.length) <= longestField && chunks.push(Buffer.from(chunk))),
      end: () => void (form.id = Buffer.concat(chunks).toString('utf8')),
    };
  };
  const readFile = ({ type }: PartHead) => {
    const sha256 = createHash('sha256');
    let file: FileHandle | undefined;
    let bytes = 0;
    let checked = 0;
    return {
      async write(chunk: Buffer) {
        bytes += chunk.length;
        sha256.update(chunk);
        // A file that is too large is only counted from here on.
        if (bytes > mostBytes) return;
        if (!file) {
          await mkdir(dirname(path), { recursive: true });
          file = await open(path, 'wx', 0o600);
        }
        // Others may be writing at the same time, and the database needs what is left.
        if (bytes - checked > betweenChecks) {
          requireSpace();
          checked = bytes;
        }
        await file.writeFile(chunk);
      },
      async end() {
        if (!file && bytes === 0) {
          await mkdir(dirname(path), { recursive: true });
          file = await open(path, 'wx', 0o600);
        }
        await file?.close();
        file = undefined;
        const whole = bytes <= mostBytes;
        if (!whole) await rm(path, { force: true });
        form.media = { path: whole ? path : null, type, hash: hashOf(sha256.digest('hex')), bytes };
      },
      async abort() {
        await file?.close();
      },
    };
  };
  await readMultipart(body, contentType, onBytes, (head) => {
    if (head.name === 'media_id' && form.id === undefined) return readId();
    return head.name === 'media' && form.media === undefined ? readFile(head) : null;
  });
  return form;
}
