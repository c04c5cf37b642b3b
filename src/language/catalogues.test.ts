import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import ar from './locales/ar.json' with { type: 'json' };
import deskAr from './locales/desk.ar.json' with { type: 'json' };
import deskEn from './locales/desk.en.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  );
}

const keys = (tree: Tree) => leaves(tree).map(([key]) => key);
const plural = /_(zero|one|two|few|many|other)$/;
const pairs: [name: string, arabic: Tree, english: Tree][] = [
  ['the reader', ar, en],
  ['the desk', deskAr, deskEn],
];
const base = (tree: Tree) => [...new Set(leaves(tree).map(([key]) => key.replace(plural, '')))].toSorted();
const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).toSorted();

test.each(pairs)('%s has the same words in both languages', (_, arabic, english) => {
  expect(base(english)).toEqual(base(arabic));
});

test.each(pairs)('%s has exactly the plural forms that each language counts with', (_, arabic, english) => {
  for (const [language, tree] of Object.entries({ ar: arabic, en: english })) {
    const owed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = new Set(
      keys(tree)
        .filter((key) => plural.test(key))
        .map((key) => key.replace(plural, '')),
    );
    const expected = [...counted].flatMap((key) => owed.map((form) => `${key}_${form}`));
    expect(
      keys(tree)
        .filter((key) => plural.test(key))
        .toSorted(),
    ).toEqual(expected.toSorted());
  }
});

test.each(pairs)('%s names the same values in both languages', (_, arabic, english) => {
  // A form for one or two may say the number in a word.
  const named = (tree: Tree) => {
    const all = leaves(tree).flatMap(([key, text]) =>
      variables(text).map((value) => `${key.replace(plural, '')} ${value}`),
    );
    return [...new Set(all)].toSorted();
  };
  expect(named(english)).toEqual(named(arabic));
});

test.each(pairs)('%s separates by no dot that reads as zero, and marks Arabic as Arabic does', (_, arabic, english) => {
  expect([...leaves(arabic), ...leaves(english)].filter(([, text]) => /[·•]/.test(text))).toEqual([]);
  expect(leaves(arabic).filter(([, text]) => /[",;?]/.test(text))).toEqual([]);
});

const sources = globSync('src/**/*.{ts,tsx}', { exclude: (path) => path.includes('.test.') })
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

test.each(pairs)('%s has no words that nothing shows', (_, arabic) => {
  const used = (key: string) => {
    const parts = key.split('.');
    // `checks.kinds.${kind}` shows every word under it.
    const whole = parts.map((_part, index) => `\`${parts.slice(0, index).join('.')}.\${`);
    return sources.includes(`'${key}'`) || whole.slice(1).some((start) => sources.includes(start));
  };
  expect(base(arabic).filter((key) => !used(key))).toEqual([]);
});

test.each(pairs)('%s has one word for one thing', (_, arabic) => {
  const other = /حاول مجدد|تحقق|متوفر|المحفوظات|رئيس(?!ي)|صالح للنشر|محظور النشر|المزيد من (?!الأخبار|المواد|النتائج)/;
  expect(leaves(arabic).filter(([, text]) => other.test(text))).toEqual([]);
});
