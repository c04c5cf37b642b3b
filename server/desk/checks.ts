import type { Check } from '#contract/desk.ts';
import type { Language } from '#contract/language.ts';
import type { PreparedStory } from '../store/database/prepared.ts';
import { excerptAt } from './excerpt.ts';
import { quoteChecks } from './quote-check.ts';
import { picturesOf, textParts } from './text-segments.ts';
import type { TextPart } from './text-segments.ts';

/** Characters. A longer headline takes more than three lines on a phone, and search engines cut it. */
export const headlineLimit = 100;
/** Characters. A longer line takes more than ten seconds to cross a phone's ticker. */
export const tickerLimit = 80;

export type SeeAlsoState = 'public' | 'draft' | 'killed' | 'unknown';

export type Checked = {
  story: PreparedStory;
  /** State by uri. */
  seeAlso: Map<string, SeeAlsoState>;
  /** Languages of the newsroom that the translation group lacks. */
  missing: Language[];
};

/** What a copy editor may want to look at again, in the order of the page. */
export function checksOf({ story, seeAlso, missing }: Checked): Check[] {
  const parts = textParts(story);
  return [
    ...longChecks(story),
    ...missingChecks(story),
    ...quoteChecks(parts),
    ...digitChecks(parts),
    ...parts.flatMap(characterChecks),
    ...picturesOf(story)
      .filter(({ picture }) => picture.alt.trim() === '')
      .map(({ picture, block }): Check => ({ kind: 'alt-missing', part: 'picture', block, excerpt: picture.caption })),
    ...story.seeAlso.flatMap(({ uri, headline }): Check[] => {
      const state = seeAlso.get(uri);
      if (state !== 'draft' && state !== 'killed') return [];
      return [{ kind: `see-also-${state}`, part: 'see-also', block: null, excerpt: headline ?? uri }];
    }),
    ...missing.map((language): Check => ({
      kind: 'translation-missing',
      part: 'translations',
      block: null,
      excerpt: language,
    })),
  ];
}

function longChecks({ headline, tickerLine }: PreparedStory): Check[] {
  const found: Check[] = [];
  if (lengthOf(headline) > headlineLimit)
    found.push({ kind: 'headline-long', part: 'headline', block: null, excerpt: headline });
  const line = tickerLine ?? headline;
  if (lengthOf(line) > tickerLimit) found.push({ kind: 'ticker-long', part: 'ticker', block: null, excerpt: line });
  return found;
}

// Without vowel marks, which take no space.
function lengthOf(text: string): number {
  return [...text.replace(/\p{M}/gu, '')].length;
}

/** A flash (no body) needs neither dateline nor byline. */
function missingChecks({ dateline, byline, body }: PreparedStory): Check[] {
  if (body.length === 0) return [];
  const found: Check[] = [];
  if (!dateline?.trim()) found.push({ kind: 'dateline-missing', part: 'dateline', block: null, excerpt: null });
  if (!byline?.trim()) found.push({ kind: 'byline-missing', part: 'byline', block: null, excerpt: null });
  return found;
}

const systems = { latn: /[0-9]/, arab: /[٠-٩]/, arabext: /[۰-۹]/ };
// Digits of addresses and of names such as G20, F-16 or 5G do not count.
const names = /https?:\/\/\S+|\S+@\S+|[A-Za-z][A-Za-z.]*[-‑]?\d[\w.-]*|\d[\d.,-]*[A-Za-z]\w*/gu;

/** One finding per story: the first digit whose system differs from that of the first digit. */
function digitChecks(parts: TextPart[]): Check[] {
  let first: string | undefined;
  for (const { part, block, text } of parts) {
    const bare = text.replace(names, (name) => ' '.repeat(name.length));
    for (const match of bare.matchAll(/[0-9٠-٩۰-۹]/gu)) {
      const system = Object.entries(systems).find(([, digits]) => digits.test(match[0]))![0];
      first ??= system;
      if (system !== first) return [{ kind: 'digits-mixed', part, block, excerpt: excerptAt(text, match.index) }];
    }
  }
  return [];
}

const characters = [
  // The reader isolates foreign runs itself; typed direction marks can reorder the line in other systems.
  ['direction-marks', /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/u],
  // Not in «هـ», the abbreviation after a Hijri year.
  ['tatweel', /(?<!(?<!\p{L})ه)\u0640|\u0640(?=\p{L})/u],
  ['double-space', /[ \u00A0]{2,}/u],
] as const;

function characterChecks({ part, block, text }: TextPart): Check[] {
  return characters.flatMap(([kind, pattern]): Check[] => {
    const match = pattern.exec(text);
    return match ? [{ kind, part, block, excerpt: excerptAt(text, match.index) }] : [];
  });
}
