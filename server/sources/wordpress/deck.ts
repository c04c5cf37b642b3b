import { htmlToText } from '../../intake/html/html.ts';

/** Far more than the 55 words that WordPress takes for an excerpt. */
const compared = 40_000;
const more =
  /\s*(?:\[?\s*(?:…|\.\.\.|&hellip;)\s*\]?\s*)?(?:اقرأ المزيد|إقرأ المزيد|المزيد|continue reading|read more)?[\s.…»→]*$/i;

const wordsOf = (text: string): string => (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

/** The excerpt as a deck, where an editor wrote it: WordPress makes one of the first words of the text where there is none. */
export function deckOf(excerpt: string, content: string): string | null {
  const text = htmlToText(excerpt);
  if (/\[\s*(?:…|\.\.\.)\s*\]\s*$/.test(text)) return null;
  const words = wordsOf(text.replace(more, ''));
  if (!words) return null;
  return ` ${wordsOf(htmlToText(content.slice(0, compared)))} `.includes(` ${words} `) ? null : text;
}
