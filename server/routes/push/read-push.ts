import { longestPush } from '#contract/limits.ts';
import { readBytes } from '../../intake/read-bytes.ts';
import { problemOf } from '../../http/problem.ts';

const isJsonType = (contentType: string): boolean =>
  /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType.trim());

export const tooLong = `a push may have at most ${longestPush} bytes (${longestPush / 1024 / 1024} MiB)`;

/** The JSON of a push; else throws a problem that says what came instead. */
export function readPush(bytes: Uint8Array, contentType = ''): unknown {
  const read = readBytes(bytes);
  if (!isJsonType(contentType)) {
    const asJson = `the content type is ${contentType.slice(0, 100) || 'missing'}: send JSON as application/json`;
    throw problemOf('unsupported-media', !read.ok && read.kind === 'foreign' ? read.errors[0]!.message : asJson);
  }
  if (read.ok) return read.sent;
  if (read.kind === 'too much')
    throw problemOf('invalid-item', 'nothing of this item was stored', { errors: read.errors });
  throw problemOf('bad-request', read.errors[0]!.message);
}
