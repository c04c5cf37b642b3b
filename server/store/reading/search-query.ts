import type { KeysOf } from '#words/keys.ts';
import type { Query, Term } from '#words/query.ts';
import { authorLexeme, kindLexeme, quotedLexeme, weakLexeme } from '../searching/lexemes.ts';

/** A word or phrase that has to match. */
export type Unit = {
  /** As it was typed. */
  text: string;
  terms: readonly Term[];
  /** Strong keys of its words. */
  keys: string[];
  /** tsquery for the same words, and for what perhaps are. */
  strong: string;
  near: string;
};

/** What has to match, in order; function words need not, except in phrases. */
export function unitsOf({ terms, phrases }: Query, keysOf: KeysOf): Unit[] {
  const words = terms.filter(({ optional }) => !optional).map((term) => [term]);
  return [...phrases, ...words].flatMap((group) => {
    const keys = group.map(({ written }) => keysOf(written));
    if (keys.some(({ strong }) => !strong)) return [];
    return {
      text: group.map(({ written }) => written).join(' '),
      terms: group,
      keys: keys.map(({ strong }) => strong),
      strong: following(keys.map(({ strong }) => quotedLexeme(strong))),
      near: following(
        keys.map(({ strong, weak }) =>
          either([strong, weakLexeme(strong), ...weak.flatMap((key) => [key, weakLexeme(key)])]),
        ),
      ),
    };
  });
}

const following = (parts: readonly string[]): string => `(${parts.join(' <-> ')})`;
const either = (lexemes: readonly string[]): string => `(${[...new Set(lexemes)].map(quotedLexeme).join(' | ')})`;
const all = (parts: readonly string[]): string => parts.join(' & ');

type Filters = { author?: string | undefined; kind?: string | undefined };

const filtersOf = ({ author, kind }: Filters): string[] => [
  ...(author ? [quotedLexeme(authorLexeme(author))] : []),
  ...(kind ? [quotedLexeme(kindLexeme(kind))] : []),
];

/** tsquery of the stories that have every unit. */
export const strongQuery = (units: readonly Unit[], filters: Filters): string =>
  all([...units.map(({ strong }) => strong), ...filtersOf(filters)]);

/** tsquery of those that perhaps have, and not surely. */
export const nearQuery = (units: readonly Unit[], filters: Filters): string =>
  all([...units.map(({ near }) => near), ...filtersOf(filters), `!(${all(units.map(({ strong }) => strong))})`]);

/** tsquery of both. */
export const anyQuery = (units: readonly Unit[], filters: Filters): string =>
  all([...units.map(({ near }) => near), ...filtersOf(filters)]);
