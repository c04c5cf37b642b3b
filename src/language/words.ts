import type { Language } from '#contract/language.ts';
import type reader from './locales/ar.json';
import type desk from './locales/desk.ar.json';

/** Arabic is the source: a key that its catalogue does not have is a type error. */
type Catalogues = { reader: typeof reader; desk: typeof desk };
export type Catalogue = keyof Catalogues;

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type Singular<Key extends string> = Key extends `${infer Base}_${PluralForm}` ? Base : Key;
type Keys<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Singular<Key> : `${Key}.${Keys<Tree[Key]>}`;
}[keyof Tree & string];

/** What stands for `{{name}}` in a text. `count` chooses the plural form and is not printed by itself: `n` is. */
export type Values = Record<string, string | number>;
export type Translate<Of extends Catalogue = 'reader'> = (key: Keys<Catalogues[Of]>, values?: Values) => string;

type Tree = { [key: string]: string | Tree };

/** The words of one language. It never changes it, so that pages of two languages can be rendered at the same time. */
export type Words = {
  language: Language;
  t: Translate;
  /** The words of another catalogue, once they have been added. */
  of<Of extends Catalogue>(catalogue: Of): Translate<Of>;
  has(catalogue: Catalogue): boolean;
  add(catalogue: Catalogue, tree: Tree): void;
};

export function createWords(language: Language, words: Tree): Words {
  const plurals = new Intl.PluralRules(language);
  const catalogues = new Map<Catalogue, (key: string, values?: Values) => string>();
  const add = (catalogue: Catalogue, tree: Tree): void => {
    const texts = new Map(leaves(tree));
    catalogues.set(catalogue, (key, values = {}) => {
      const { count } = values;
      const text =
        (typeof count === 'number' ? texts.get(`${key}_${plurals.select(count)}`) : undefined) ?? texts.get(key);
      // Types and tests refuse such a key; if one gets through, its name is better than nothing.
      return text?.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? '')) ?? key;
    });
  };
  const of = <Of extends Catalogue>(catalogue: Of): Translate<Of> => {
    const translate = catalogues.get(catalogue);
    if (!translate) throw new Error(`The words of ${catalogue} have not been loaded`);
    return translate as Translate<Of>;
  };
  add('reader', words);
  return { language, t: of('reader'), of, add, has: (catalogue) => catalogues.has(catalogue) };
}

function* leaves(tree: Tree, path = ''): Generator<[key: string, text: string]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') yield [path + key, value];
    else yield* leaves(value, `${path}${key}.`);
  }
}
