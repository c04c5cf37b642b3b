// Compresses the built files once, at the highest quality, so that serving one is only a read.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const folder = new URL('../dist/client/', import.meta.url).pathname;
const worthIt = /\.(js|css|svg|json|html|txt)$/;
const names = (await readdir(folder, { recursive: true })).filter((name) => worthIt.test(name));
await Promise.all(
  names.map(async (name) => {
    const bytes = await readFile(join(folder, name));
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
      promisify(gzip)(bytes, { level: 9 }),
    ]);
    await Promise.all([writeFile(join(folder, `${name}.br`), br), writeFile(join(folder, `${name}.gz`), gz)]);
  }),
);
