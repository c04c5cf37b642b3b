import type { Article } from '#contract/story.ts';
import { bare } from '#words/arabic/clitics.ts';
import { loadLexicon } from '#words/arabic/lexicon.ts';
import { plainText } from '#words/block-text.ts';
import { fold, foldedWords } from '#words/fold.ts';
import { isFunctionWord } from '#words/function-words.ts';
import { tokensOf } from '#words/tokens.ts';

const shortest = 2;
const longest = 40;
const mostPerStory = 3000;
const signs =
  /[\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640]/gu;

/** The words of a story that a reader may ask for, each once, as they are written there: without vowel signs, and Arabic ones without what is joined in front. */
export function spellingsOf({ headline, deck, body, language }: Article): string[] {
  const spellings = new Set<string>();
  for (const { written, folded } of tokensOf([headline, deck, plainText(body)].filter(Boolean).join('\n'))) {
    if (folded.length < shortest || folded.length > longest) continue;
    if (/\p{N}/u.test(folded) || isFunctionWord(folded, language)) continue;
    const spelling = language === 'ar' ? withoutClitics(written, folded) : written;
    if (spelling.length >= shortest) spellings.add(language === 'ar' ? spelling : usualCase(spelling));
    if (spellings.size >= mostPerStory) break;
  }
  return [...spellings];
}

/** The folded word of a spelling. */
export const wordOf = (spelling: string): string => foldedWords(spelling).join('');

function withoutClitics(written: string, folded: string): string {
  const plain = withoutTanwin(written.normalize('NFC')).replace(signs, '');
  if (!/^\p{Script=Arabic}+$/u.test(folded)) return plain;
  const { word } = bare(folded, /^[أإآ]/u.test(plain), loadLexicon());
  if (word === folded || !folded.endsWith(word)) return plain;
  const rest = plain.slice(-word.length);
  return fold(rest) === word ? rest : plain;
}

/** «مذنباً» is said of «مذنب», which is what a reader asks for; the ا of «عصاً» is its own. */
function withoutTanwin(written: string): string {
  const rest = written.replace(/(?:\u064B\u0627|\u0627\u064B)$/u, '');
  return rest !== written && !loadLexicon().known.has(fold(written)) ? rest : written;
}

/** The first word of a sentence is no name. */
const usualCase = (word: string): string => word.toLowerCase();
