import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { z } from 'zod';

/** Writes one JSON object a line, batch by batch. Resolves to how many there were. */
export async function writeLines(file: string, batches: AsyncIterable<object[]>): Promise<number> {
  const handle = await open(file, 'wx', 0o600);
  let count = 0;
  try {
    for await (const batch of batches) {
      count += batch.length;
      await handle.writeFile(batch.map((line) => `${JSON.stringify(line)}\n`).join(''));
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return count;
}

/** Batches by a key that grows, until there are no more. */
export async function* inBatches(
  read: (after: string) => Promise<{ lines: object[]; last: string | undefined }>,
): AsyncIterable<object[]> {
  let after = '';
  for (;;) {
    const { lines, last } = await read(after);
    if (last === undefined) return;
    yield lines;
    after = last;
  }
}

/** Reads such a file line by line; a line that does not fit says where it is. Nothing where there is no such file. */
export async function* readLines<Shape extends z.ZodType>(file: string, shape: Shape): AsyncIterable<z.output<Shape>> {
  let number = 0;
  const input = createReadStream(file, 'utf8');
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() === '') continue;
      yield parseAs(shape, line, `${file}, line ${number}`);
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/** JSON of a shape; the message of the error names the place. */
export function parseAs<Shape extends z.ZodType>(shape: Shape, text: string, place: string): z.output<Shape> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error(`${place} is not JSON.`);
  }
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${place} cannot be read: ${issue!.path.join('.')} ${issue!.message}`);
}
