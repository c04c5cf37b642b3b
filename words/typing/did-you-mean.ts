import type { Term } from '../query.ts';
import { foldedWords } from '../fold.ts';
import { otherLayout } from './layouts.ts';
import { type Vocabulary, rank } from './vocabulary.ts';

export type Suggestion = {
  /** The whole question as it was perhaps meant, in the usual spelling. */
  text: string;
  /** The words in it that were changed. */
  changed: string[];
};

export type Asked = {
  /** As it was typed: the other keyboard's letters may be punctuation here. */
  typed: string;
  /** The terms of a question without answer, in order. */
  terms: readonly Pick<Term, 'written' | 'folded' | 'optional'>[];
  vocabulary: Vocabulary;
  /** Whether a word finds stories by itself: such a word is not questioned. Without it: whether the vocabulary has it. */
  answered?: (term: Pick<Term, 'written' | 'folded'>) => boolean;
};

type Option = { text: string; cost: number; changed: boolean };

const most = 3;
const mostOptions = 4;
const articles = ['وبال', 'وال', 'بال', 'فال', 'كال', 'ولل', 'لل', 'ال'];
/** How much less likely than the best another guess may be. */
const worseThanBest = 0.5;
const lostSpace = 0.8;
const layoutCost = 0.2;
/** The price of a typing error beside the wrong keyboard; dearer ones make Arabic of any English word. */
const errorInLayout = 0.8;
const nearShare = 0.55;
const perPrefixLetter = 0.02;

/** What a question without answer may have meant: at most three, the likeliest first; none where every word is known. */
export function didYouMean({ typed, terms, vocabulary, answered }: Asked): Suggestion[] {
  const known = answered ?? (({ folded }) => vocabulary.get(folded) !== undefined);
  const whole = wholeLayout(typed, vocabulary);
  let combined: { options: Option[]; cost: number }[] = [{ options: [], cost: 0 }];
  let questioned = false;
  for (const term of terms) {
    const keep = term.optional || /^\d+$/.test(term.folded) || known(term);
    const options: Option[] = keep
      ? [{ text: term.written, cost: 0, changed: false }]
      : optionsFor(term.folded, vocabulary);
    if (!keep) questioned = true;
    if (options.length === 0) options.push({ text: term.written, cost: 0.5, changed: false });
    combined = combined
      .flatMap((start) =>
        options.map((option) => ({ options: [...start.options, option], cost: start.cost + option.cost })),
      )
      .sort((one, other) => one.cost - other.cost)
      .slice(0, most + 1);
  }
  if (!questioned) return [];
  const all = [...joined(terms, vocabulary), ...whole, ...combined]
    .filter(({ options }) => options.some(({ changed }) => changed))
    .sort((one, other) => one.cost - other.cost)
    .filter(({ cost }, _, [best]) => cost <= best!.cost + worseThanBest)
    .map(({ options }) => ({
      text: options.map(({ text }) => text).join(' '),
      changed: options.filter(({ changed }) => changed).map(({ text }) => text),
    }));
  return [...new Map(all.map((each) => [each.text, each])).values()].slice(0, most);
}

/** The likeliest words for one that is unknown. Costs may be below 0 for frequent words. */
function optionsFor(word: string, vocabulary: Vocabulary): Option[] {
  const parts = split(word, vocabulary);
  // Two known words that only lack their space explain it well enough.
  const thorough = parts.length === 0;
  const article = articles.find((prefix) => word.startsWith(prefix) && word.length - prefix.length > 2);
  const options = article ? nearest(word, article, vocabulary, thorough) : [];
  options.push(...nearest(word, '', vocabulary, thorough && options.length < most));
  if (thorough && options.length === 0 && /^[وبلفك]/u.test(word) && word.length > 3)
    options.push(...nearest(word, word[0]!, vocabulary, true));
  const all = [...options, ...parts].sort((one, other) => one.cost - other.cost);
  return all.filter(({ text }, at) => all.findIndex((each) => each.text === text) === at).slice(0, mostOptions);
}

/** Looks near by first: most errors are small, and the first look is the cheapest. */
function nearest(word: string, prefix: string, vocabulary: Vocabulary, thorough: boolean): Option[] {
  const rest = word.slice(prefix.length);
  const highest = budget(rest);
  let found = vocabulary.near(rest, highest * nearShare, mostOptions);
  if (found.length < most && thorough) found = vocabulary.near(rest, highest, mostOptions);
  return found.map((near) => ({
    text: prefix + near.spelling,
    cost: rank(near) + prefix.length * perPrefixLetter,
    changed: true,
  }));
}

/** How far off a word of this length may be. */
function budget(word: string): number {
  const { length } = word;
  return length <= 2 ? 0.5 : length === 3 ? 1 : length === 4 ? 1.3 : length <= 7 ? 1.8 : 2.2;
}

/** «مجلسالأمن»: two known words without their space. */
function split(word: string, vocabulary: Vocabulary): Option[] {
  const options: Option[] = [];
  for (let at = 3; at <= word.length - 3; at += 1) {
    const first = spellingOf(word.slice(0, at), vocabulary);
    const second = first && spellingOf(word.slice(at), vocabulary);
    if (first && second)
      options.push({
        text: `${first.text} ${second.text}`,
        cost: lostSpace + (first.cost + second.cost) / 2,
        changed: true,
      });
  }
  return options.sort((one, other) => one.cost - other.cost).slice(0, 1);
}

/** A known word, with or without article. */
function spellingOf(word: string, vocabulary: Vocabulary): { text: string; cost: number } | undefined {
  const found = vocabulary.get(word);
  if (found && word.length > 2) return { text: found.spelling, cost: rank({ ...found, cost: 0 }) };
  const bare = word.length > 4 && word.startsWith('ال') ? vocabulary.get(word.slice(2)) : undefined;
  return bare && { text: `ال${bare.spelling}`, cost: rank({ ...bare, cost: 0.05 }) };
}

/** «عبد الله» and «كهر باء»: two neighbours that are one known word. */
function joined(terms: Asked['terms'], vocabulary: Vocabulary): { options: Option[]; cost: number }[] {
  return terms.slice(1).flatMap((term, at) => {
    const before = terms[at]!;
    const whole = spellingOf(before.folded + term.folded, vocabulary);
    if (!whole || (vocabulary.get(before.folded) && vocabulary.get(term.folded))) return [];
    const same = (each: (typeof terms)[number]): Option => ({ text: each.written, cost: 0, changed: false });
    const options = [...terms.slice(0, at).map(same), { ...whole, changed: true }, ...terms.slice(at + 2).map(same)];
    return [{ options, cost: lostSpace + whole.cost }];
  });
}

/** The whole question typed on the keyboard of the other script. */
function wholeLayout(typed: string, vocabulary: Vocabulary): { options: Option[]; cost: number }[] {
  const meant = otherLayout(typed.trim().replace(/\s+/gu, ' '));
  if (!meant) return [];
  const words = foldedWords(meant);
  const options = words.map((word): Option | undefined => {
    const exact = spellingOf(word, vocabulary);
    return exact ? { ...exact, changed: true } : optionsFor(word, vocabulary).find(({ cost }) => cost <= errorInLayout);
  });
  if (options.length === 0 || !options.every((option) => option !== undefined)) return [];
  return [{ options, cost: layoutCost + options.reduce((sum, { cost }) => sum + cost, 0) }];
}
