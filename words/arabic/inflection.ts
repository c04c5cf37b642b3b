import type { Lexicon } from './lexicon.ts';

/** A word as a form of a known one. */
export type Reading = {
  /** The known word. */
  base: string;
  /** Whether it is only perhaps a form of it: «كتابي» is "my book", or something else. */
  weak?: true;
};

const shortest = 3;

/** Endings that a known word may have; `restored` is what the word ends in without them. Longer endings first. */
const endings: { ending: string; restored: string[]; weak?: true }[] = [
  ...['تهما', 'تهم', 'تهن', 'تها', 'تنا', 'تكم', 'تين', 'تان', 'ته'].map((ending) => ({
    ending,
    restored: ['ه', 'اه'],
  })),
  ...['اتهما', 'اتهم', 'اتهن', 'اتها', 'اتنا', 'اتكم', 'اته', 'اتي'].map((ending) => ({ ending, restored: ['ه', ''] })),
  ...['هما', 'هم', 'هن', 'ها', 'نا', 'كم', 'كما', 'ه'].map((ending) => ({ ending, restored: [''] })),
  { ending: 'ات', restored: ['ه', ''] },
  ...['ون', 'ين', 'ان', 'وا'].map((ending) => ({ ending, restored: [''] })),
  { ending: 'يات', restored: ['اه', 'ي'] },
  { ending: 'وات', restored: ['اه', 'ء', 'ي'] },
  { ending: 'و', restored: [''] },
  { ending: 'ا', restored: [''] },
  { ending: 'تي', restored: ['ه'], weak: true },
  { ending: 'ي', restored: [''], weak: true },
  { ending: 'ك', restored: [''], weak: true },
];

/** The base of a word that is no known word itself: «مدينتهم» is مدينه, «أطفالها» is اطفال. Undefined where no known word is in it. */
export function reading(word: string, lexicon: Lexicon): Reading | undefined {
  if (feminineOf(word, lexicon)) return { base: word };
  for (const { ending, restored, weak } of endings) {
    if (!word.endsWith(ending)) continue;
    const rest = word.slice(0, -ending.length);
    // «وزيرتان»: the table has the man only, so that no possessive is taken for a woman.
    if (
      /^ت(?:ان|ين)$/u.test(ending) &&
      rest.length >= shortest &&
      lexicon.known.has(rest) &&
      !lexicon.known.has(`${rest}ت`)
    )
      return { base: `${rest}ه` };
    // «بنتين» are of بنت.
    const { known } = lexicon;
    if (ending.startsWith('ت') && rest.length > 1 && known.has(`${rest}ت`) && !known.has(`${rest}ه`)) continue;
    for (const tail of restored) {
      const base = rest + tail;
      const short = /^[هن]/u.test(ending) && lexicon.short.has(rest);
      if (!short && rest.length < (tail ? shortest - 1 : shortest)) continue;
      // Nothing is the plural of a plural: «مقاطعات» are of مقاطعة, not of مقاطع.
      if (!tail && lexicon.plurals.has(base) && /^(?:ات|ون|ين|ان)$/u.test(ending)) {
        if (ending === 'ات') return { base: `${rest}ه` };
        continue;
      }
      if (lexicon.known.has(base) || feminineOf(base, lexicon)) return { base, ...(weak && { weak }) };
      // Before a suffix ى is written as ا: مستشفاها.
      if (!tail && base.endsWith('ا') && lexicon.known.has(`${base.slice(0, -1)}ي`))
        return { base: `${base.slice(0, -1)}ي` };
    }
    // Two endings: «لاعبيها», «ممثلوهم», «سياراته».
    if (/^(?:هما|هم|هن|ها|ه)$/u.test(ending) && /(?:ي|و|ات|ا)$/u.test(rest)) {
      const inner = reading(rest, lexicon);
      if (inner) return { base: inner.base };
    }
  }
  return undefined;
}

/** The adjective whose feminine a word is: «فلسطينيه» is فلسطيني. Nouns in -ية that are no adjectives are not. */
export function feminineOf(word: string, { known, lexical, perhaps }: Lexicon): string | undefined {
  if (!word.endsWith('يه') || word.length < 4 || lexical.has(word)) return undefined;
  const adjective = word.slice(0, -1);
  // So short a word is more often a noun: نية, قرية.
  if (word.length === 4) return perhaps.has(adjective) ? adjective : undefined;
  return known.has(adjective) ? adjective : nounOf(adjective, known) && adjective;
}

/** The noun that an adjective in -ي is made of, where it is a known one. */
function nounOf(adjective: string, known: ReadonlySet<string>): string | undefined {
  const rest = adjective.slice(0, -1);
  if (rest.length < shortest) return undefined;
  return [rest, `${rest}ه`, `${rest}ا`].find((noun) => known.has(noun));
}

/** Nouns that an adjective perhaps is made of: «نفطي» is of نفط. */
export function nisbaNouns(adjective: string, lexicon: Lexicon): string[] {
  const { lexical, perhaps, plurals, known, same } = lexicon;
  const own = perhaps.get(adjective);
  if (own) return [...own];
  if (!adjective.endsWith('ي') || adjective.length < 4 || lexical.has(adjective) || same.has(adjective)) return [];
  const rest = adjective.slice(0, -1);
  // عرب is the plural of عربي, not what it is made of.
  if (same.get(rest) === adjective) return [];
  const nouns = [rest, `${rest}ه`, `${rest}ا`, `${rest}يا`].filter((each) => known.has(each) && !plurals.has(each));
  if (nouns.length > 0) return nouns;
  return known.has(rest) ? [rest] : [];
}
