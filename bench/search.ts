import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { type Pair, pairs } from '#words/testing/pairs.ts';
import { type PairQuality, keysRule, mistakes, pairQuality } from './search/pair-quality.ts';
import { relatedQuality, sameEventQuality } from './search/related-quality.ts';
import { speeds } from './search/speed.ts';
import { typingQuality } from './search/typing-quality.ts';

// npm run bench:search [pairs.json]: quality and speed of words/, with further pairs `{ category, a, b, match }` from a file.

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const shown = ({ rule, pairs, strong, found, falseStrong, falseWeak }: PairQuality) => ({
  rule,
  pairs,
  'same word': percent(strong),
  'same or perhaps': percent(found),
  'false same': percent(falseStrong),
  'false perhaps': percent(falseWeak),
});

async function printPairs(name: string, list: readonly Pair[]): Promise<void> {
  console.log(`\nPairs: ${name}`);
  console.table((await pairQuality(list)).map(shown));
  const wrong = mistakes(list, await keysRule());
  if (wrong.length > 0)
    console.log('wrong:', wrong.map(({ kind, a, b, match }) => `${kind} ${a}${match ? '=' : '≠'}${b}`).join(', '));
}

await printPairs('our own', pairs);
for (const path of process.argv.slice(2)) {
  const list = JSON.parse(readFileSync(path, 'utf8')) as { category: string; a: string; b: string; match: boolean }[];
  await printPairs(
    path,
    list.map(({ category, ...pair }) => ({ kind: category, ...pair })),
  );
}

console.log('\nTyping errors');
console.table(
  typingQuality().map(({ first, withinThree, ...rest }) => ({
    ...rest,
    first: percent(first),
    'within three': percent(withinThree),
  })),
);

console.log('\nRelated, on 300 judged stories in 60 events and 60 others');
console.table(
  (await relatedQuality()).map(({ rule, shown, precision, served }) => ({
    rule,
    shown,
    precision: percent(precision),
    'stories with a good one': percent(served),
  })),
);
const event = await sameEventQuality();
console.log(`same event: ${percent(event.precision)} right, ${percent(event.recall)} of the pairs found`);

console.log('\nSpeed at 100,000 words and headlines');
console.table(await speeds());

const tables = ['stems', 'more-stems', 'plurals', 'variants', 'places', 'names', 'exceptions'].map((name) =>
  readFileSync(new URL(`../words/tables/${name}.ts`, import.meta.url)),
);
console.log(`\nArabic tables: ${(brotliCompressSync(Buffer.concat(tables)).length / 1000).toFixed(1)} kB brotli`);
