import { mostValues, TooMany } from './count-values.ts';
import type { Dropped } from './dropped.ts';

// Characters that belong in no text, and that databases or feeds reject: controls other than tab and line ends, non-characters.
// Direction marks, joiners and everything else an editor may have typed stay.
// eslint-disable-next-line no-control-regex
const refused = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g;
const deepest = 64;

export class TooDeep extends Error {}

export function cleanText(text: string, dropped?: Dropped): string {
  const formed = text.isWellFormed() ? text : text.toWellFormed();
  if (formed !== text) dropped?.count('lone surrogate');
  return formed.replace(refused, (character) => {
    dropped?.count(`U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
    return '';
  });
}

/** A copy of parsed JSON that PostgreSQL's jsonb takes as well. */
export function cleanJson(value: unknown, dropped: Dropped, depth = 0, left = { values: mostValues }): unknown {
  if (typeof value === 'string') return cleanText(value, dropped);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) throw new TooDeep();
  const entries = Object.entries(value);
  left.values -= entries.length;
  if (left.values < 0) throw new TooMany();
  if (Array.isArray(value)) return value.map((entry) => cleanJson(entry, dropped, depth + 1, left));
  const copy: Record<string, unknown> = {};
  for (const [key, entry] of entries) {
    // Not by assignment: `__proto__` must stay a property like any other, to be refused by its name.
    Object.defineProperty(copy, cleanText(key, dropped), {
      value: cleanJson(entry, dropped, depth + 1, left),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return copy;
}
