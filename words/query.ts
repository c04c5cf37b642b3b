import { isFunctionWord, isNewsWord } from './function-words.ts';
import { type Token, tokensOf } from './tokens.ts';

export type Term = {
  /** As the reader typed it: what `KeysOf` takes. */
  written: string;
  folded: string;
  /** It need not match: a function word, or a word for news beside others. Never true of all terms and phrases. */
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
/** Typed or pasted the wrong way round, as they look on a line of the other direction. */
const turned = /»([^«»]*)«|”([^“”]*)“/gu;

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
  const rest = asked.replace(asked.search(quoted) < 0 ? turned : quoted, (_, ...groups: (string | undefined)[]) => {
    const words = take(groups.find((group) => group !== undefined) ?? '');
    const phrase = words.map((token) => termOf(token, language));
    // One quoted word is that word, and the only way to insist on one that need not match.
    if (phrase.length > 1) phrases.push(phrase);
    else if (phrase[0]?.optional) phrases.push([{ ...phrase[0], optional: false }]);
    else loose.push(...words);
    return ' ';
  });
  loose.push(...take(rest));
  const terms = [...new Map(loose.map((token) => [token.folded, termOf(token, language)])).values()];
  return {
    terms: phrases.length > 0 ? terms : withOneAskedFor(terms, language),
    phrases,
    normalised: [
      ...phrases.map((phrase) => `«${phrase.map(({ folded }) => folded).join(' ')}»`),
      ...terms.map(({ folded }) => folded),
    ].join(' '),
  };
}

/** Where nothing else is asked for, words for news are, and function words where there is nothing but them. */
function withOneAskedFor(terms: Term[], language: string): Term[] {
  if (terms.some(({ optional }) => !optional)) return terms;
  const news = terms.some(({ folded }) => isNewsWord(folded, language));
  return terms.map((term) => ({ ...term, optional: news && !isNewsWord(term.folded, language) }));
}

function termOf({ written, folded }: Token, language: string): Term {
  return { written, folded, optional: isFunctionWord(folded, language) || isNewsWord(folded, language) };
}
