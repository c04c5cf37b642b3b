import { PGlite } from '@electric-sql/pglite';
import { stemmer as snowballArabic } from '@orama/stemmers/arabic';
import { foldSpelling } from '#words/fold.ts';
import { type Keys, loadKeys } from '#words/keys.ts';
import type { Pair } from '#words/testing/pairs.ts';
import { tokensOf } from '#words/tokens.ts';
import { stemBefore, withoutArticleBefore, wordsBefore } from './before.ts';

type Verdict = 'strong' | 'weak' | null;
type Rule = (pair: Pair) => Verdict;

export type PairQuality = {
  rule: string;
  pairs: number;
  /** Of the pairs that must match: as the same word, and as the same or perhaps. */
  strong: number;
  found: number;
  /** Of the pairs that must not. */
  falseStrong: number;
  falseWeak: number;
};

/** The rule of `loadKeys`, word by word. */
export async function keysRule(): Promise<Rule> {
  const [arabic, english] = [await loadKeys('ar'), await loadKeys('en')];
  const keysOf = (text: string): Keys[] =>
    tokensOf(text).map(({ written, folded }) => (/^[a-z]/.test(folded) ? english : arabic)(written));
  const all = ({ strong, weak }: Keys): string[] => [strong, ...weak];
  const holds = (text: Keys[], asked: Keys[], same: boolean): boolean =>
    asked.every((one) =>
      text.some((other) => (same ? one.strong === other.strong : all(one).some((key) => all(other).includes(key)))),
    );
  return ({ a, b }) => {
    const [one, other] = [keysOf(a), keysOf(b)];
    return holds(one, other, true) ? 'strong' : holds(one, other, false) ? 'weak' : null;
  };
}

function ruleBefore({ a, b }: Pair): Verdict {
  const forms = (word: string): string[] => [withoutArticleBefore(word), stemBefore(word)];
  const [text, asked] = [wordsBefore(a), wordsBefore(b)];
  const met = asked.every((word) => text.some((other) => forms(other).some((form) => forms(word).includes(form))));
  return met ? 'strong' : null;
}

function snowballRule({ a, b }: Pair): Verdict {
  const [one, other] = [a, b].map((text) => wordsBefore(text).map(snowballArabic).join(' '));
  return one === other ? 'strong' : null;
}

async function postgresRule(pairs: readonly Pair[]): Promise<Rule> {
  const db = new PGlite();
  const { rows } = await db.query<{ met: boolean }>(
    `select to_tsvector('arabic', pair->>'a') @@ plainto_tsquery('arabic', pair->>'b') as met
     from jsonb_array_elements($1::jsonb) with ordinality as p(pair, at) order by at`,
    [JSON.stringify(pairs.map(({ a, b }) => ({ a: a.normalize('NFKC'), b: b.normalize('NFKC') })))],
  );
  await db.close();
  const met = new Map(pairs.map((pair, at) => [pair, rows[at]!.met]));
  return (pair) => (met.get(pair) ? 'strong' : null);
}

export function measure(rule: string, pairs: readonly Pair[], verdictOf: Rule): PairQuality {
  const share = (match: boolean, verdicts: Verdict[]): number => {
    const among = pairs.filter((pair) => pair.match === match);
    return among.filter((pair) => verdicts.includes(verdictOf(pair))).length / Math.max(1, among.length);
  };
  return {
    rule,
    pairs: pairs.length,
    strong: share(true, ['strong']),
    found: share(true, ['strong', 'weak']),
    falseStrong: share(false, ['strong']),
    falseWeak: share(false, ['weak']),
  };
}

/** Pairs that a rule gets wrong. */
export function mistakes(pairs: readonly Pair[], verdictOf: Rule): Pair[] {
  return pairs.filter((pair) => pair.match !== (verdictOf(pair) !== null));
}

/** Our keys beside what else there is. */
export async function pairQuality(pairs: readonly Pair[]): Promise<PairQuality[]> {
  return [
    measure('keys', pairs, await keysRule()),
    measure('before: fold, one ending', pairs, ruleBefore),
    measure('PostgreSQL arabic', pairs, await postgresRule(pairs)),
    measure('Snowball arabic, folded', pairs, snowballRule),
    measure('folding only', pairs, ({ a, b }) => (foldSpelling(a) === foldSpelling(b) ? 'strong' : null)),
  ];
}
