import { item } from '#contract/ninjs/item.ts';
import { rendition } from '#contract/ninjs/item-fields.ts';

/** Property names of ninjs 3.1 whose capitals the versions before it did not have. */
const inCapitals = [
  ...Object.keys(item.shape),
  ...Object.keys(rendition.shape),
  ...['charCount', 'wordCount', 'contactInfo', 'postalCode', 'geoJSON', 'symbolType', 'langId', 'linkedRights'],
  'encodedRights',
].filter((name) => /[A-Z]/.test(name));
const byLowerCase = new Map<string, string>(inCapitals.map((name) => [name.toLowerCase(), name]));
byLowerCase.set('embargoed', 'embargoedUntil');

/** A copy in which `versioncreated` is `versionCreated`, at every depth; `renamed` hears each path once. */
export function withCapitals(
  value: unknown,
  renamed: (path: PropertyKey[], to: string) => void,
  path: PropertyKey[] = [],
): unknown {
  if (Array.isArray(value)) return value.map((entry, at) => withCapitals(entry, renamed, [...path, at]));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => {
    const to = byLowerCase.get(key.toLowerCase());
    const name = to !== undefined && to !== key && !(to in value) ? to : key;
    if (name !== key) renamed([...path, key], name);
    return [name, withCapitals(entry, renamed, [...path, name])] as const;
  });
  return fromEntries(entries);
}

/** A copy without nulls: many systems write null for a missing value. In lists they stay, so that paths stay correct. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return fromEntries(
    Object.entries(value).flatMap(([key, entry]) => (entry === null ? [] : [[key, withoutNulls(entry)] as const])),
  );
}

/** ninjs writes versions as texts; a number says as clearly which it is. */
export function withTextVersion(sent: unknown): unknown {
  const { version } = sent as { version?: unknown };
  return Number.isSafeInteger(version) ? { ...(sent as object), version: String(version) } : sent;
}

/** ninjs 1.x calls `uri` what Superdesk calls `guid`. */
export function guidOf(sent: unknown): unknown {
  const { uri, ...rest } = sent as { uri?: unknown; guid?: unknown };
  return uri === undefined ? sent : { ...rest, guid: rest.guid ?? uri };
}

/** Not by assignment: `__proto__` stays a property like any other. */
const fromEntries = (entries: (readonly [string, unknown])[]) => Object.fromEntries(entries);

/** How many letters must change, be added or go to make one word of the other; `most + 1` when it is more than that. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1] ? 0 : 1;
      line.push(Math.min(before[at]! + 1, line[at - 1]! + 1, before[at - 1]! + same));
    }
    before = line;
  }
  return before[other.length]!;
}

const longestName = 100;
const plain = (name: string) => name.replace(/[^A-Za-z]/g, '').toLowerCase();

/** The known name that a misspelled one may have meant. */
export function meantBy(key: string, known: readonly string[]): string | null {
  const written = plain(key);
  if (key.length > longestName || written === '') return null;
  const same = known.find((name) => plain(name) === written || plain(name) === `${written}s`);
  if (same) return same;
  const most = written.length >= 8 ? 2 : written.length >= 4 ? 1 : 0;
  const [nearest] = known
    .map((name) => ({ name, letters: distance(written, plain(name), most) }))
    .filter(({ letters }) => letters <= most)
    .toSorted((one, other) => one.letters - other.letters);
  return nearest?.name ?? null;
}

/** Names of the fields that decide whether readers may see an item at all. If one is misspelled, the item would be published too early. */
const decisive = ['pubStatus', 'pubstatus', 'embargoedUntil', 'embargoed', 'publish_schedule', 'versionCreated'];
export const isDecisive = (key: string): boolean =>
  /^(embargo|pub_?stat|publication_?status)/i.test(key) || decisive.includes(meantBy(key, decisive) ?? '');
