import { type Direction, directionOf, type Language } from '#contract/language.ts';

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const leftToRight = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/**
 * The direction of a headline: the page's wherever it has a letter of the page's side, so that «Wi-Fi في كل حافلة» reads as
 * Arabic although it begins with a Latin name (dir="auto" would turn it round); the other only when it has none.
 */
export function textDirection(text: string, language: Language): Direction {
  const own = directionOf(language);
  const [ownLetters, otherLetters] = own === 'rtl' ? [rightToLeft, leftToRight] : [leftToRight, rightToLeft];
  if (ownLetters.test(text) || !otherLetters.test(text)) return own;
  return own === 'rtl' ? 'ltr' : 'rtl';
}
