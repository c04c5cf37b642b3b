import { fold } from '../fold.ts';
import { articleWords, lamWords, lexicalNisba, nisbaBases, shortNouns } from '../tables/exceptions.ts';
import { moreStems } from '../tables/more-stems.ts';
import { arabicNames, foreignNames } from '../tables/names.ts';
import { places as placeTable } from '../tables/places.ts';
import { plurals as pluralTable } from '../tables/plurals.ts';
import { stems } from '../tables/stems.ts';
import { variants as variantTable } from '../tables/variants.ts';

/** What is known of Arabic words; every word in it is folded and without article. */
export type Lexicon = {
  /** Words that are never cut. */
  known: ReadonlySet<string>;
  /** Another spelling, a broken plural, the adjective of a place: to the word that it stands for. */
  same: ReadonlyMap<string, string>;
  /** Perhaps the same: a plural whose singular is ambiguous, the noun of an adjective. */
  perhaps: ReadonlyMap<string, readonly string[]>;
  /** Broken plurals, which are the base of no adjective. */
  plurals: ReadonlySet<string>;
  /** Adjectives and nouns in -ي and -ية that are not related to a shorter word. */
  lexical: ReadonlySet<string>;
  lam: ReadonlySet<string>;
  /** Nouns of two letters, which take possessives like longer ones. */
  short: ReadonlySet<string>;
  /** Names of places, which are nobody's form: الإسكندرية. */
  places: ReadonlySet<string>;
  /** «ال» in front of these is the article, although the whole is a known word as well. */
  article: ReadonlySet<string>;
  /** Arabic names: neighbours such as محمد and محمود are different persons. */
  arabicNames: ReadonlySet<string>;
  /** Foreign names and places, which are spelled in more than one way. */
  foreign: ReadonlySet<string>;
};

const words = (table: string): string[] => fold(table).trim().split(/\s+/);
const entries = (table: string): string[][] =>
  fold(table)
    .split(/[،\n]/)
    .map((entry) => entry.trim().split(/\s+/))
    .filter(([first]) => first);

let lexicon: Lexicon | undefined;

/** Built from the tables once, in some milliseconds. */
export function loadLexicon(): Lexicon {
  return (lexicon ??= build());
}

function build(): Lexicon {
  const known = new Set([...words(stems), ...words(moreStems)]);
  const same = new Map<string, string>();
  const perhaps = new Map<string, string[]>();
  const plurals = new Set<string>();
  const place = new Set<string>();
  const note = (word: string, other: string): void => {
    if (word !== other) perhaps.set(word, [...(perhaps.get(word) ?? []), other]);
  };
  for (const name of [...words(arabicNames), ...words(foreignNames)]) known.add(withoutArticle(name));

  for (const [canonical, ...spellings] of entries(variantTable).map((entry) => entry.map(withoutArticle))) {
    known.add(canonical!);
    for (const spelling of spellings) {
      known.add(spelling);
      if (spelling !== canonical && !same.has(spelling) && !same.has(canonical!)) same.set(spelling, canonical!);
    }
  }
  for (const [written, ...adjectives] of entries(placeTable)) {
    const name = withoutArticle(written!.replace('!', ''));
    const target = same.get(name) ?? name;
    place.add(name);
    known.add(name);
    for (const adjective of [...adjectives, ...(written!.startsWith('!') ? [] : [adjectiveOf(name)])]) {
      if (adjective === name || place.has(adjective)) continue;
      known.add(adjective);
      if (!same.has(adjective)) same.set(adjective, target);
    }
  }
  for (const [spelling, canonical] of [...same])
    if (place.has(canonical) && !place.has(spelling) && !same.has(adjectiveOf(spelling)) && !spelling.endsWith('ي')) {
      known.add(adjectiveOf(spelling));
      same.set(adjectiveOf(spelling), canonical);
    }
  const table = entries(pluralTable);
  const singulars = new Set(table.map(([singular]) => singular!.replace('~', '')));
  for (const [written, ...forms] of table) {
    const singular = written!.replace('~', '');
    known.add(singular);
    for (const form of forms) {
      if (form === singular) continue;
      known.add(form);
      const ambiguous = written!.startsWith('~') || singulars.has(form) || place.has(form) || same.has(form);
      if (ambiguous) note(form, singular);
      else {
        same.set(form, singular);
        plurals.add(form);
      }
    }
  }
  for (const [adjective, ...nouns] of entries(nisbaBases)) {
    known.add(adjective!);
    for (const noun of nouns) note(adjective!, noun);
  }
  // The selection of stems has some possessed plurals: مواقفه.
  for (const plural of plurals) if (plural.length > 4) known.delete(`${plural}ه`);
  const lexical = new Set(words(lexicalNisba));
  const lam = new Set(words(lamWords));
  for (const word of [...lexical, ...lam]) known.add(word);
  return {
    known,
    same,
    perhaps,
    plurals,
    lexical,
    lam,
    short: new Set(words(shortNouns)),
    places: new Set([...place].filter((name) => !same.has(name))),
    article: new Set(words(articleWords)),
    arabicNames: new Set(words(arabicNames)),
    foreign: new Set([...words(foreignNames), ...place, ...entries(variantTable).flat()]),
  };
}

/** A name without its article; in the names of these, «ال» is none. */
function withoutArticle(name: string): string {
  return name.length > 4 && /^ال(?!ماني|باني|اسكا)/u.test(name) ? name.slice(2) : name;
}

/** تركيا: تركي, فرنسا: فرنسي, مكه: مكي, لبنان: لبناني. */
function adjectiveOf(place: string): string {
  return `${place.replace(/(?:يا|يه|ا|ه|ي)$/u, '')}ي`;
}
