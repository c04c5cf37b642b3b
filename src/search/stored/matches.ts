import type { KeysOf } from '#words/keys.ts';
import type { Query, Term } from '#words/query.ts';
import { tokensOf } from '#words/tokens.ts';

/** A word or phrase of a question that has to match. */
export type Unit = { text: string; terms: readonly Term[]; keys: readonly ReturnType<KeysOf>[] };

/** What has to match, in order; function words need not, except in phrases. */
export function unitsOf({ terms, phrases }: Query, keysOf: KeysOf): Unit[] {
  const words = terms.filter(({ optional }) => !optional).map((term) => [term]);
  return [...phrases, ...words]
    .map((group) => ({
      text: group.map(({ written }) => written).join(' '),
      terms: group,
      keys: group.map(({ written }) => keysOf(written)),
    }))
    .filter(({ keys }) => keys.every(({ strong }) => strong));
}

/** How a text answers: `same` words, `near` ones, or none. */
type Match = 'same' | 'near' | null;

/** As the server's index matches: `texts` are those of one story, and no phrase runs from one into the next. */
export function matchOf(texts: readonly string[], units: readonly Unit[], keysOf: KeysOf): Match {
  const words = texts.map((text) => tokensOf(text).map(({ written }) => keysOf(written)));
  const has = ({ keys }: Unit, matches: (asked: Key, found: Key) => boolean): boolean =>
    words.some((text) =>
      text.some((_, at) => keys.every((asked, step) => text[at + step] && matches(asked, text[at + step]!))),
    );
  if (units.every((unit) => has(unit, isSame))) return 'same';
  return units.every((unit) => has(unit, isNear)) ? 'near' : null;
}

type Key = ReturnType<KeysOf>;

const isSame = (asked: Key, found: Key): boolean => asked.strong === found.strong;

const isNear = (asked: Key, found: Key): boolean => {
  const keys = [found.strong, ...found.weak];
  return [asked.strong, ...asked.weak].some((key) => keys.includes(key));
};
