import { longestPush } from '#contract/limits.ts';
import { describeForeign } from '../../intake/formats/recognise.ts';
import { jsonProblem } from '../../intake/formats/json-place.ts';
import { mayWithdraw, withdrawnUri } from '../../intake/formats/withdrawal.ts';
import { countValues, TooMany } from '../../intake/html/count-values.ts';
import { problemOf } from '../../http/problem.ts';

export const isJsonType = (contentType: string | undefined): boolean =>
  /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType?.trim() ?? '');

export const tooLong = `a push may have at most ${longestPush} bytes (${longestPush / 1024 / 1024} MiB)`;

/** What bytes hold as JSON; a problem says what they are instead, or where they stop being JSON. */
export function readPush(bytes: Uint8Array, contentType: string | undefined): unknown {
  const loose = new TextDecoder('utf-8').decode(bytes);
  if (!isJsonType(contentType)) {
    const message =
      describeForeign(loose) ??
      `this is JSON under the content type ${(contentType ?? '').slice(0, 100)}: send it as application/json`;
    throw problemOf('unsupported-media', message);
  }
  const foreign = describeForeign(loose);
  if (foreign) throw problemOf('bad-request', foreign);
  // Whatever is wrong with it, a withdrawal counts.
  if (mayWithdraw(loose)) {
    const sent = parsed(loose);
    if (sent !== undefined && withdrawnUri(sent) !== null) return sent;
  }
  try {
    countValues(bytes);
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    const errors = [{ path: '', message: error.message }];
    throw problemOf('invalid-item', 'nothing of this item was stored', { errors });
  }
  const at = notUtf8(bytes);
  if (at !== null) throw problemOf('bad-request', `the body is not UTF-8: byte ${at + 1} is none of it`);
  const sent = parsed(loose);
  if (sent !== undefined) return sent;
  const place = jsonProblem(loose);
  throw problemOf(
    'bad-request',
    place
      ? `the body is not JSON: line ${place.line}, column ${place.column}: ${place.message}`
      : 'the body is not JSON',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Index of the first byte that is no UTF-8. */
function notUtf8(bytes: Uint8Array): number | null {
  if (isUtf8(bytes)) return null;
  let [good, bad] = [0, bytes.length];
  // The longest beginning that is UTF-8, but for a character that its end cuts in two.
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8(bytes.subarray(0, middle), true)) good = middle;
    else bad = middle;
  }
  return bad - 1;
}

function isUtf8(bytes: Uint8Array, stream = false): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}
