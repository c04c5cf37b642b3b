import { foldSpelling } from '#words/fold.ts';

// The search of the first releases, for comparison: one regular expression for clitics, one for endings.
const proclitics = /^(?:[وف]?(?:[بك]?ال|لل)|[وف])(?=\p{L}{3})/u;
const suffixes = /(?:يات|ات|ون|ين|ان|يه|ها|هم|نا|وا|ي|ه)$/u;

export function wordsBefore(text: string): string[] {
  return foldSpelling(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

export function withoutArticleBefore(word: string): string {
  const bare = word.replace(proclitics, '');
  return bare === word ? word : withoutArticleBefore(bare);
}

export function stemBefore(word: string): string {
  const bare = withoutArticleBefore(word);
  const cut = bare.replace(suffixes, '');
  return cut.length >= 3 ? cut : bare;
}
