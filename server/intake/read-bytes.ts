import { describeForeign } from './formats/recognise.ts';
import type { FieldError } from './field-errors.ts';
import { jsonProblem } from './formats/json-place.ts';
import { mayWithdraw, withdrawnUri } from './formats/withdrawal.ts';
import { countValues, TooMany } from './html/count-values.ts';

export type ReadBytes =
  | { ok: true; sent: unknown }
  /** `kind`: not JSON, or JSON with too many values. */
  | { ok: false; kind: 'foreign' | 'broken' | 'too much'; errors: FieldError[] };

const refused = (kind: 'foreign' | 'broken' | 'too much', message: string): ReadBytes => ({
  ok: false,
  kind,
  errors: [{ path: '', message }],
});

/** Parses bytes as JSON; else says what they are, or where they stop being JSON. */
export function readBytes(bytes: Uint8Array): ReadBytes {
  const loose = new TextDecoder('utf-8').decode(bytes);
  const foreign = describeForeign(loose);
  if (foreign) return refused('foreign', foreign);
  // Whatever else is wrong with it, a withdrawal counts.
  if (mayWithdraw(loose)) {
    const sent = parsed(loose);
    if (sent !== undefined && withdrawnUri(sent) !== null) return { ok: true, sent };
  }
  try {
    countValues(bytes);
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    return refused('too much', error.message);
  }
  const at = notUtf8(bytes);
  if (at !== null) return refused('broken', `the body is not UTF-8: byte ${at + 1} is none of it`);
  const sent = parsed(loose);
  if (sent !== undefined) return { ok: true, sent };
  const place = jsonProblem(loose);
  return refused(
    'broken',
    `the body is not JSON${place ? `: line ${place.line}, column ${place.column}: ${place.message}` : ''}`,
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
