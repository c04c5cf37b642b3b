import type { Sniffed } from './sniff.ts';

type Format = Extract<Sniffed, { format: string }>['format'];
type ReadAt = (from: number, length: number) => Promise<Buffer>;

/** Cameras append previews and their own notes to the end of a picture. */
const tail = 64 * 1024;

/** Whether the end of a file is missing, as far as its structure says so without decoding it. */
export async function isCutOff(format: Format, size: number, readAt: ReadAt): Promise<boolean> {
  switch (format) {
    case 'jpeg':
      return !(await endOf(size, readAt)).includes(Buffer.from([0xff, 0xd9]));
    case 'png':
      return !(await endOf(size, readAt)).includes('IEND');
    case 'gif':
      return !(await endOf(size, readAt)).includes(0x3b);
    case 'webp':
      return (await readAt(4, 4)).readUInt32LE(0) + 8 > size;
    case 'avif':
      return await boxesEndBeyond(size, readAt);
    // Its parts may stand in any order: only decoding tells.
    case 'tiff':
      return false;
    default:
      return format satisfies never;
  }
}

const endOf = (size: number, readAt: ReadAt) => readAt(Math.max(0, size - tail), Math.min(size, tail));

/** Walks the boxes of an ISO base media file. */
async function boxesEndBeyond(size: number, readAt: ReadAt): Promise<boolean> {
  let at = 0;
  for (let boxes = 0; at < size && boxes < 1000; boxes += 1) {
    const head = await readAt(at, 16);
    if (head.length < 8) return true;
    const length = head.readUInt32BE(0);
    // To the end of the file.
    if (length === 0) return false;
    if (length === 1 && head.length < 16) return true;
    const long = length === 1 ? Number(head.readBigUInt64BE(8)) : length;
    if (long < 8) return true;
    at += long;
  }
  return at > size;
}
