import { foldSpelling, foldedWords } from '../fold.ts';
import type { Keys } from '../keys.ts';
import { bare } from './clitics.ts';
import { feminineOf, nisbaNouns } from './inflection.ts';
import type { Lexicon } from './lexicon.ts';
import { guessedSingulars } from './plural-guess.ts';
import { shape, skeleton } from './skeleton.ts';

const mostWeak = 6;
const mostSteps = 4;

/** The keys of Arabic words, over a lexicon. */
export function arabicKeys(lexicon: Lexicon): (word: string) => Keys {
  return (written) => {
    const word = spelled(foldedWords(written).join(''));
    if (!/^\p{Script=Arabic}{2,}$/u.test(word)) return { strong: word, weak: [] };
    const hamza = hamzaFirst(written);
    const { word: rest, form, perhaps = [] } = bare(word, hamza, lexicon);
    // «عاملة» with ة is nobody's possession.
    const own = form && !form.weak && !(ta.test(written) && rest === `${form.base}ه`);
    const participle = form || lexicon.known.has(rest) ? undefined : participleIn(rest);
    const base = own ? form.base : (participle ?? rest);
    const strong = lemma(base, lexicon, own === false && ta.test(written));
    const weak = new Set([
      ...(form?.weak ? [lemma(form.base, lexicon)] : []),
      ...perhaps.map((each) => lemma(each, lexicon)),
      ...related(base, lexicon),
      ...related(strong, lexicon),
      ...(base === strong && !lexicon.places.has(base)
        ? guessedSingulars(base, /^[\p{M}\p{Cf}]*[أآ]/u.test(written), lexicon.known).map((each) =>
            lemma(each, lexicon),
          )
        : []),
      ...endings(rest, base, written, lexicon),
      ...alike(base, strong, form !== undefined || participle !== undefined, lexicon),
    ]);
    weak.delete(strong);
    return { strong, weak: [...weak].slice(0, mostWeak) };
  };
}

/** «مراهقون», «متسوقين»: no other word has this pattern and these endings, so that its singular need not be known. */
function participleIn(word: string): string | undefined {
  return /^(م(?:ت|ست)[^ا]{3}|م(?:ت)?[^ا]ا[^اويى]{2})(?:ون|ين)$/u.exec(word)?.[1];
}

/** «بدأوا» and «بدؤوا», «طارئ» and «طاريء». */
function spelled(word: string): string {
  return word.replace(/ءوا$/u, 'اوا').replace(/(?<=ا\p{L})(?<!ش)يء$/u, 'ء');
}

function hamzaFirst(written: string): boolean {
  return /^[\p{M}\p{Cf}]*[أإآ]/u.test(written) && foldSpelling(written).startsWith('ا');
}

/** What stands for a word: its usual spelling, its singular, the place of its adjective. */
function lemma(word: string, lexicon: Lexicon, whole = false): string {
  if (whole) return word;
  const { same, known, places } = lexicon;
  let current = word;
  for (let step = 0; step < mostSteps && !places.has(current); step += 1) {
    const next =
      same.get(current) ??
      (lexicon.lexical.has(current) ? undefined : feminineOf(current, lexicon)) ??
      (current.endsWith('ات') &&
      known.has(current) &&
      !lexicon.arabicNames.has(current) &&
      !lexicon.lexical.has(current)
        ? soundSingular(current, lexicon)
        : undefined);
    if (next === undefined || next === current) break;
    current = next;
  }
  return current;
}

/** The singular of a known plural in -ات, itself a known word: «سيارات», «ولايات». */
function soundSingular(word: string, { known }: Lexicon): string | undefined {
  const rest = word.slice(0, -2);
  return [`${rest}ه`, rest, `${rest.replace(/و$/u, '')}ء`].find(
    (singular) => singular.length >= 3 && known.has(singular),
  );
}

function related(word: string, lexicon: Lexicon): string[] {
  const own = lexicon.perhaps.get(word) ?? [];
  const adjective = feminineOf(word, lexicon) ?? word;
  return [...own, ...nisbaNouns(adjective, lexicon)].map((each) => lemma(each, lexicon));
}

const ta = /ة[\p{M}\p{Cf}]*$/u;

/**
 * The other reading of a last ه: «كتابه» is "his book" as well as كتابة; and of ات: «متطوعات» are متطوعة rather than متطوع.
 */
function endings(rest: string, base: string, written: string, { known }: Lexicon): string[] {
  if (rest === base) {
    const owned = rest.slice(0, -1);
    return rest.endsWith('ه') && !ta.test(written) && owned.length >= 3 && known.has(owned) ? [owned] : [];
  }
  if (rest === `${base}ه`) return [rest];
  return rest === `${base}ات` ? [`${base}ه`] : [];
}

/**
 * Skeletons, by which unknown words meet each other and known ones; two words of the dictionary never meet by them, since they are
 * different words (مكتب, مكتوب).
 */
function alike(base: string, strong: string, inflected: boolean, lexicon: Lexicon): string[] {
  if (inflected || base !== strong || lexicon.arabicNames.has(base)) return [];
  // Of four letters only with a g, which every newspaper writes in its own way: «كينغ», «كينج».
  if (base.length < 5 && !/^(?=.*[غج])(?=.*[اوي]).{4}$/u.test(base)) return [];
  const bones = skeleton(base);
  // By so few consonants Syria would be Switzerland.
  if (!bones && base.length < 6 && lexicon.places.has(base)) return [];
  const foreign = !lexicon.known.has(base) || lexicon.foreign.has(base);
  if (!foreign) return bones ? [`xk${bones}`] : [];
  return bones ? [`xk${bones}`, `xu${bones}`] : [`xv${shape(base)}`];
}
