import type { Readable } from 'node:stream';

/** The body is not the multipart/form-data that its header announces, or is incomplete. */
export class NotMultipart extends Error {}

export type PartHead = { name: string; type: string };
/** Receives the content of one part, chunk by chunk. */
export type PartReader = {
  write(chunk: Buffer): void | Promise<void>;
  end(): void | Promise<void>;
  /** The body broke off, or something failed. */
  abort?(): void | Promise<void>;
};
type Progress = {
  state: 'before' | 'after delimiter' | 'head' | 'content' | 'done';
  /** What has arrived and is not parsed yet. */
  rest: Buffer;
  parts: number;
  reader: PartReader | null;
};

const longestHead = 16 * 1024;
const mostParts = 50;
const lineEnd = Buffer.from('\r\n');
const headEnd = Buffer.from('\r\n\r\n');

/**
 * Parses multipart/form-data (RFC 7578) as it arrives, one chunk at a time. `readerOf` returns the receiver of a part; null: it is
 * skipped. `onBytes` gets every byte, also those after the last part.
 */
export async function readMultipart(
  body: Readable,
  contentType: string,
  onBytes: (chunk: Buffer) => void,
  readerOf: (head: PartHead) => PartReader | null,
): Promise<void> {
  const delimiter = Buffer.from(`\r\n--${boundaryOf(contentType)}`);
  // The first delimiter may stand at the very beginning.
  const progress: Progress = { state: 'before', rest: lineEnd, parts: 0, reader: null };
  try {
    for await (const piece of body) {
      const chunk = piece as Buffer;
      onBytes(chunk);
      if (progress.state === 'done') continue;
      progress.rest = progress.rest.length === 0 ? chunk : Buffer.concat([progress.rest, chunk]);
      while (await step(progress, delimiter, readerOf));
    }
    if (progress.state !== 'done') throw new NotMultipart();
  } finally {
    await progress.reader?.abort?.();
  }
}

/** Parses as much as has arrived. False: more is needed, or the end is reached. */
async function step(
  progress: Progress,
  delimiter: Buffer,
  readerOf: (head: PartHead) => PartReader | null,
): Promise<boolean> {
  const { rest } = progress;
  switch (progress.state) {
    case 'before':
    case 'content': {
      const at = rest.indexOf(delimiter);
      // What may be the beginning of a delimiter is held back.
      const known = at >= 0 ? at : Math.max(0, rest.length - delimiter.length + 1);
      if (known > 0) await progress.reader?.write(rest.subarray(0, known));
      progress.rest = rest.subarray(at >= 0 ? at + delimiter.length : known);
      if (at < 0) return false;
      await progress.reader?.end();
      progress.reader = null;
      progress.state = 'after delimiter';
      return true;
    }
    case 'after delimiter': {
      if (rest.length < 2) return false;
      if (rest.toString('latin1', 0, 2) === '--') {
        progress.state = 'done';
        return false;
      }
      const at = rest.indexOf(lineEnd);
      if (at < 0 && rest.length < 200) return false;
      if (at < 0 || !/^[ \t]*$/.test(rest.toString('latin1', 0, at))) throw new NotMultipart();
      // The line's end stays: with the next one it is the end of an empty head.
      progress.rest = rest.subarray(at);
      progress.state = 'head';
      return true;
    }
    case 'head': {
      const at = rest.indexOf(headEnd);
      if (at > longestHead || (at < 0 && rest.length > longestHead) || progress.parts >= mostParts)
        throw new NotMultipart();
      if (at < 0) return false;
      progress.parts += 1;
      progress.reader = readerOf(headOf(rest.toString('utf8', 0, at)));
      progress.rest = rest.subarray(at + headEnd.length);
      progress.state = 'content';
      return true;
    }
    case 'done':
      return false;
    default:
      return progress.state satisfies never;
  }
}

function boundaryOf(contentType: string): string {
  const found = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  if (!boundary) throw new NotMultipart();
  return boundary;
}

function headOf(text: string): PartHead {
  const lines = text.split('\r\n');
  const value = (name: string) =>
    lines
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? '';
  const name = /;\s*name=(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))/i.exec(value('content-disposition'));
  return {
    name: (name?.[1] ?? name?.[2] ?? '').replace(/\\(.)/g, '$1'),
    type: value('content-type').split(';')[0]!.trim().toLowerCase(),
  };
}
