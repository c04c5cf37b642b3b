import { type Reading, feminineOf, reading } from './inflection.ts';
import type { Lexicon } from './lexicon.ts';

/** A word without what is written joined in front of it. */
export type Bare = {
  word: string;
  /** Which form of a known word it is; undefined for an unknown one. */
  form?: Reading | undefined;
  /** Other words that it perhaps is. */
  perhaps?: string[];
};

const withArticle = ['ال', 'وال', 'فال', 'بال', 'كال', 'وبال', 'فبال', 'وكال', 'لل', 'ولل', 'فلل'];
const single = ['و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'وك', 'فب', 'فل'];
const shortest = 3;

/**
 * Takes conjunction, preposition and article off, once, and only where a known word is left. What looks like a prefix in a known word
 * is part of it: وزير, لبنان. `hamza`: written with أ, إ or آ, so «ال» is no article.
 */
export function bare(word: string, hamza: boolean, lexicon: Lexicon): Bare {
  const { known, article } = lexicon;
  if (known.has(word) && !article.has(word)) return { word };

  const adjective = feminineOf(word, lexicon);
  if (adjective && known.has(adjective)) return { word };

  const rests = (prefixes: readonly string[]): string[] =>
    prefixes.filter((prefix) => word.startsWith(prefix)).map((prefix) => word.slice(prefix.length));
  const singles = rests(single).filter((rest) => rest.length > 1);
  const articled = hamza
    ? []
    : withArticle
        .filter((prefix) => word.startsWith(prefix))
        .map((prefix) => ({ rest: word.slice(prefix.length), lam: prefix.endsWith('لل') }))
        .filter(({ rest }) => rest.length > 1);

  // «للجنة» is «لـ» and لجنة: the article's own ل is not written before another ل.
  const ownLam = singles.find((rest) => rest.startsWith('ل') && inLam(rest, lexicon) && /^[وف]?لل/u.test(word));
  if (ownLam) return formed(ownLam, lexicon);

  const plain =
    articled.find(({ rest }) => known.has(rest))?.rest ??
    (/^[وفبك]?ال/u.test(word) ? undefined : singles.find((rest) => known.has(rest)));
  if (plain !== undefined) {
    // «بطاقات» are of بطاقة, although طاقات is a word too.
    const whole = singles.includes(plain) && /^[بلكف]/u.test(word) ? reading(word, lexicon) : undefined;
    return whole && !whole.weak ? { word, form: whole } : { word: plain };
  }
  // «بألمانيا»: ال is part of the known word.
  const inner = singles.find((rest) => known.has(rest));
  if (inner !== undefined) return { word: inner };

  // «المدن»: only a word without article takes a possessive, so the article is tried first where there is one.
  const articledForm = articled.map(({ rest }) => formed(rest, lexicon)).find(({ form }) => form && !form.weak);
  const own = reading(word, lexicon);
  if (/^ال/u.test(word) && articledForm) return articledForm;
  if (own && !own.weak) return { word, form: own };
  const form = articledForm ?? singles.map((rest) => formed(rest, lexicon)).find(({ form }) => form && !form.weak);
  if (form) return form;
  if (own) return { word, form: own };
  return unknown(word, articled, singles, lexicon);
}

function unknown(word: string, articled: { rest: string; lam: boolean }[], singles: string[], lexicon: Lexicon): Bare {
  const named = articled.find(({ rest }) => rest.length >= shortest);
  if (named) {
    const { form } = formed(named.rest, lexicon);
    return form ? { word: named.rest, form } : guessed(named.rest);
  }
  const weakForm = singles.map((rest) => formed(rest, lexicon)).find(({ form }) => form);
  if (weakForm) return weakForm;
  // A conjunction before an unknown name: «وزيلينسكي». The other letters are too often the name's own: بايدن.
  if (word.startsWith('و') && word.length > 4) return guessed(word.slice(1));
  const guess = guessed(word);
  return /^[بلكف]/u.test(word) && word.length > 5 ? { word, perhaps: [word.slice(1), ...guess.perhaps] } : guess;
}

const guesses: [ending: RegExp, restored: string][] = [
  [/(?:ات|تان|تين|ته|تها|تهم)$/u, 'ه'],
  [/(?:ات|ان|ون|ين|ها|هم|وا|نا)$/u, ''],
  [/يه$/u, 'ي'],
  [/(?:يه|ي|ه)$/u, ''],
];

/** An unknown word, with what would be left without its ending. */
function guessed(word: string): Bare & { perhaps: string[] } {
  const perhaps = guesses.flatMap(([ending, restored]) => {
    const rest = word.replace(ending, '');
    return rest !== word && (rest + restored).length > shortest ? [rest + restored] : [];
  });
  return { word, perhaps };
}

const formed = (word: string, lexicon: Lexicon): Bare =>
  lexicon.known.has(word) ? { word } : { word, form: reading(word, lexicon) };

/** Whether a word, or the known word that it is a form of, begins with a ل of its own. */
function inLam(word: string, lexicon: Lexicon): boolean {
  return (
    lexicon.lam.has(word) ||
    lexicon.lam.has(lexicon.same.get(word) ?? '') ||
    (!lexicon.known.has(word) && lexicon.lam.has(reading(word, lexicon)?.base ?? ''))
  );
}
