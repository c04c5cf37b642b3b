// What was sent, recognised by its content. Only what readers could be shown wrongly is refused by name.

export type Format =
  /** ninjs 3.1; `older` is the version that it says it is, when that is another. */
  | { kind: 'ninjs'; older: string | null }
  /** Superdesk's ninjs, and ninjs 1.x, which has the same shape. */
  | { kind: 'flat'; older: string | null }
  | { kind: 'other'; message: string };

const flatNames =
  'guid versioncreated pubstatus body_html body_xhtml body_text headline slugline description_text'.split(' ');

export function recognise(sent: unknown): Format {
  if (Array.isArray(sent)) return other('a JSON array', 'send its items one by one, each in a request of its own');
  if (typeof sent !== 'object' || sent === null) return other('no JSON object');
  const fields = sent as Record<string, unknown>;
  const foreign = foreignJson(fields);
  if (foreign) return foreign;
  const written = (fields['standard'] as { version?: unknown } | null | undefined)?.version;
  const stated =
    typeof written === 'string' || typeof written === 'number'
      ? /^(?:ninjs[ _-]*)?(\d+(?:\.\d+)*)/i.exec(String(written).trim())?.[1]
      : undefined;
  const lists = ['headlines', 'bodies', 'descriptions'].some((name) => Array.isArray(fields[name]));
  const flat =
    !lists && flatNames.some((name) => name in fields) && !stated?.startsWith('3') && !stated?.startsWith('2');
  if (flat) return { kind: 'flat', older: 'uri' in fields && !('guid' in fields) ? (stated ?? '1') : null };
  if (stated && !/^3(\.|$)/.test(stated)) return { kind: 'ninjs', older: stated };
  return { kind: 'ninjs', older: !stated && 'versioncreated' in fields && !('versionCreated' in fields) ? '2' : null };
}

function foreignJson(fields: Record<string, unknown>): Format | null {
  if (isRendered(fields['title']) || isRendered(fields['content'])) return other('a WordPress post', wordpress);
  if (typeof fields['post_title'] === 'string' || typeof fields['post_content'] === 'string')
    return other('a WordPress post', wordpress);
  if (typeof fields['version'] === 'string' && /^https?:\/\/jsonfeed\.org\//.test(fields['version']))
    return other('a JSON Feed');
  if ('@context' in fields || '@type' in fields) return other('JSON-LD');
  if ('uuid' in fields && 'preamble' in fields) return other('Superdesk’s imatrics format', superdesk);
  return null;
}

const isRendered = (value: unknown) => typeof value === 'object' && value !== null && 'rendered' in value;

const accepted = 'accepted is one item per request, as JSON: IPTC ninjs 3.1 (also 2.x and 1.x), or Superdesk’s NINJS';
const superdesk = 'in Superdesk, give this destination the format NINJS';
const wordpress = 'a WordPress is not pushed but followed: set WORDPRESS_URL, or send its posts as ninjs';
const guide = 'see “Push an item” in docs/integrators.md, or /api/docs';

const other = (name: string, advice = guide): Format & { kind: 'other' } => ({
  kind: 'other',
  message: `this is ${name}; ${accepted}; ${advice}`,
});

const xml: [pattern: RegExp, name: string][] = [
  [/<(?:\w+:)?(?:newsMessage|newsItem|packageItem|knowledgeItem|conceptItem|planningItem)\b/, 'NewsML-G2 (XML)'],
  [/<(?:\w+:)?NewsML\b/, 'NewsML 1.2 (XML)'],
  [/<(?:\w+:)?nitf\b/i, 'NITF (XML)'],
  [/<(?:\w+:)?(?:rss|RDF)\b/, 'RSS (XML)'],
  [/<(?:\w+:)?feed\b/, 'Atom (XML)'],
  [/<!doctype html|<html\b/i, 'HTML'],
];

/** Says what bytes that are not JSON are, and what to send instead; null if they were meant to be JSON. */
export function describeForeign(text: string): string | null {
  const start = text
    .slice(0, 4000)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (start.startsWith('<')) {
    const found = xml.find(([pattern]) => pattern.test(start))?.[1] ?? 'XML';
    return other(found, found === 'HTML' ? guide : `${superdesk}; a feed is not pushed`).message;
  }
  return /^[[{]/.test(start) ? null : other('plain text').message;
}
