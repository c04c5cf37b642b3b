import { isFunctionWord } from './function-words.ts';
import { type Token, tokensOf } from './tokens.ts';

export type Term = {
  /** As the reader typed it: what `KeysOf` takes. */
  written: string;
  folded: string;
  /** A function word: it need not match. Never true of all terms and phrases. */
  optional: boolean;
};

export type Query = {
  /** Words outside of quotation marks, in order, each once. */
  terms: Term[];
  /** What stands in « », “ ” or " ": its words follow each other in the text, function words included. */
  phrases: Term[][];
  /** The question in one spelling, for addresses and caches: equal questions are equal texts. Empty when nothing is asked. */
  normalised: string;
};

const mostTerms = 12;
const longestWord = 60;
const longestQuery = 400;
const quoted = /«([^«»]*)»|“([^“”]*)”|„([^„“”]*)[“”]|"([^"]*)"/gu;

/** Reads what a reader typed. Nothing is an error: a quotation mark without a second one is ignored, the excess is cut off. */
export function parseQuery(text: string, language: string): Query {
  const asked = text.slice(0, longestQuery);
  let left = mostTerms;
  const take = (part: string): Token[] => {
    const tokens = tokensOf(part)
      .filter(({ folded }) => folded.length <= longestWord)
      .slice(0, left);
    left -= tokens.length;
    return tokens;
  };
  const phrases: Term[][] = [];
  const loose: Token[] = [];
  const rest = asked.replace(quoted, (_, ...groups: (string | undefined)[]) => {
    const words = take(groups.slice(0, 4).find((group) => group !== undefined) ?? '');
    // One quoted word is that word.
    if (words.length > 1) phrases.push(words.map((token) => termOf(token, language)));
    else loose.push(...words);
    return ' ';
  });
  loose.push(...take(rest));
  const terms = [...new Map(loose.map((token) => [token.folded, termOf(token, language)])).values()];
  const askedFor = phrases.length > 0 || terms.some(({ optional }) => !optional);
  return {
    terms: askedFor ? terms : terms.map((term) => ({ ...term, optional: false })),
    phrases,
    normalised: [
      ...phrases.map((phrase) => `«${phrase.map(({ folded }) => folded).join(' ')}»`),
      ...terms.map(({ folded }) => folded),
    ].join(' '),
  };
}

function termOf({ written, folded }: Token, language: string): Term {
  return { written, folded, optional: isFunctionWord(folded, language) };
}
