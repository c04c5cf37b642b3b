import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { tableFile } from './backup-format.ts';

/** The lines of a table in a backup. Rejects where the file is cut off or damaged. */
export async function* readTable(folder: string, table: string): AsyncIterable<string> {
  const file = createReadStream(tableFile(folder, table));
  const text = createGunzip();
  file.on('error', (error) => text.destroy(error));
  file.pipe(text);
  for await (const line of createInterface({ input: text, crlfDelay: Infinity })) yield line;
}
