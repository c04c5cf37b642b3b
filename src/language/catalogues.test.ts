import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Language, languages } from '#contract/language.ts';

type Tree = { [key: string]: string | Tree };

const source = 'ar';
/** For each catalogue (the reader's, the desk's, that of what is followed, what the device stores), the texts of each language. */
const catalogues = (['', 'desk.', 'follow.', 'offline.'] as const).flatMap((prefix) =>
  languages.map((language) => ({
    name: `${prefix}${language}.json`,
    language,
    tree: read(`${prefix}${language}.json`),
    source: read(`${prefix}${source}.json`),
  })),
);
const sources = catalogues.filter(({ language }) => language === source);

function read(file: string): Tree {
  return JSON.parse(readFileSync(`src/language/locales/${file}`, 'utf8')) as Tree;
}

function leaves(tree: Tree, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  );
}

const plural = /_(zero|one|two|few|many|other)$/;
const base = (key: string) => key.replace(plural, '');
const baseKeys = (tree: Tree) => [...new Set(leaves(tree).map(([key]) => base(key)))].toSorted();
const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).toSorted();

test('every language has every catalogue, and every file belongs to a language', () => {
  const files = globSync('src/language/locales/*.json').map((path) => path.split('/').pop()!);
  expect(files.toSorted()).toEqual(catalogues.map(({ name }) => name).toSorted());
});

test.each(catalogues)('$name has the keys of the Arabic catalogue', ({ tree, source: arabic }) => {
  expect(baseKeys(tree)).toEqual(baseKeys(arabic));
});

test.each(catalogues)('$name has exactly the plural forms of its language', ({ tree, language }) => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const pluralKeys = leaves(tree)
    .map(([key]) => key)
    .filter((key) => plural.test(key));
  const expected = [...new Set(pluralKeys.map(base))].flatMap((key) => forms.map((form) => `${key}_${form}`));
  expect(pluralKeys.toSorted()).toEqual(expected.toSorted());
});

test.each(catalogues)('$name uses the variables of the Arabic catalogue', ({ tree, source: arabic }) => {
  // By key without its plural form: a form for one or two may spell the number out.
  const used = (texts: Tree) => {
    const all = leaves(texts).flatMap(([key, text]) => variables(text).map((value) => `${base(key)} ${value}`));
    return [...new Set(all)].toSorted();
  };
  expect(used(tree)).toEqual(used(arabic));
});

/** Characters that a language's texts must not have, although its keyboard offers them. */
const forbidden: Record<Language, RegExp> = {
  // A middle dot reads as a zero beside ٠–٩; the comma, semicolon, question mark and quotes are Arabic ones.
  ar: /[·•",;?]/,
  en: /[·•]/,
};

test.each(catalogues)('$name has the punctuation of its language', ({ tree, language }) => {
  expect(leaves(tree).filter(([, text]) => forbidden[language].test(text))).toEqual([]);
});

const code = globSync('src/**/*.{ts,tsx}', { exclude: (path) => path.includes('.test.') })
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

test.each(sources)('$name has no unused texts', ({ tree }) => {
  const isUsed = (key: string) => {
    const parts = key.split('.');
    // `checks.kinds.${kind}` shows every text under it.
    const prefixes = parts.map((_part, index) => `\`${parts.slice(0, index).join('.')}.\${`);
    return code.includes(`'${key}'`) || prefixes.slice(1).some((prefix) => code.includes(prefix));
  };
  expect(baseKeys(tree).filter((key) => !isUsed(key))).toEqual([]);
});

test.each(sources)('$name uses one term for one thing', ({ tree }) => {
  const synonyms =
    /حاول مجدد|تحقق|متوفر|المحفوظات|رئيس(?!ي| تحرير| التحرير)|صالح للنشر|محظور النشر|المزيد من (?!الأخبار|المواد|النتائج)/;
  expect(leaves(tree).filter(([, text]) => synonyms.test(text))).toEqual([]);
});
