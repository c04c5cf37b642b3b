import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** In bytes; a smaller answer fits into one packet anyway. */
export const worthCompressing = 1024;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The encoding to answer in. `chooseEncoding` has already reduced the header to one name. */
export function encodingOf(acceptEncoding: string | string[] | undefined): Encoding | null {
  return acceptEncoding === 'br' || acceptEncoding === 'gzip' ? acceptEncoding : null;
}

/** Compresses in the thread pool. `levels` are brotli's quality (0 to 11) and gzip's level (1 to 9). */
export function compressBytes(bytes: Buffer, encoding: Encoding, levels: Record<Encoding, number>): Promise<Buffer> {
  if (encoding === 'gzip') return zip(bytes, { level: levels.gzip });
  return brotli(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: levels.br, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}
