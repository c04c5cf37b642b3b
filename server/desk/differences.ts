import { diffArrays } from 'diff';
import type { Difference, WordChange } from '#contract/desk.ts';
import type { PreparedStory } from '../store/database/prepared.ts';
import { blockTexts } from '#words/block-text.ts';

// Words, spaces and single punctuation marks: the library only splits Latin words, and a mark inside an Arabic word would break
// its joins. ZWNJ, tatweel and vowel marks belong to their word.
const tokens = /[\p{L}\p{M}\p{N}\u0640\u200C\u200D_]+|\s+|[^\p{L}\p{M}\p{N}\s_]/gu;

const tokensOf = (text: string): string[] => text.match(tokens) ?? [];

/** Words that stayed, were removed and were added. Changes with only spaces and punctuation between them are merged. */
export function wordChanges(from: string, to: string): WordChange[] {
  const changes: WordChange[] = [];
  let [removed, added, between] = ['', '', ''];
  const flush = () => {
    if (removed) changes.push({ op: 'removed', text: removed });
    if (added) changes.push({ op: 'added', text: added });
    if (between) changes.push({ op: 'same', text: between });
    [removed, added, between] = ['', '', ''];
  };
  for (const part of diffArrays(tokensOf(from), tokensOf(to))) {
    const text = part.value.join('');
    if (part.added || part.removed) {
      removed += between + (part.removed ? text : '');
      added += between + (part.added ? text : '');
      between = '';
    } else if ((removed || added) && !/[\p{L}\p{N}]/u.test(text)) between += text;
    else {
      between += text;
      flush();
    }
  }
  flush();
  return changes;
}

const parts = [
  ['headline', (story: PreparedStory) => story.headline],
  ['kicker', (story: PreparedStory) => story.kicker],
  ['ticker', (story: PreparedStory) => story.tickerLine],
  ['deck', (story: PreparedStory) => story.deck],
  ['section', (story: PreparedStory) => story.section?.name ?? null],
  ['dateline', (story: PreparedStory) => story.dateline],
  ['byline', (story: PreparedStory) => story.byline],
  [
    'picture',
    (story: PreparedStory) => story.picture && [story.picture.caption, story.picture.alt].filter(Boolean).join(' | '),
  ],
  ['correction', (story: PreparedStory) => story.correction],
] as const;

/** What changed between two versions, in the order of the page. */
export function differencesOf(from: PreparedStory, to: PreparedStory): Difference[] {
  const fields = parts.flatMap(([part, of]): Difference[] => {
    const [before, after] = [of(from) ?? '', of(to) ?? ''];
    return before === after ? [] : [differenceOf(part, before, after)];
  });
  return [...fields, ...bodyDifferences(from, to)];
}

function differenceOf(part: Difference['part'], before: string, after: string): Difference {
  const change = before === '' ? 'added' : after === '' ? 'removed' : 'changed';
  return { part, change, words: wordChanges(before, after) };
}

function bodyDifferences(from: PreparedStory, to: PreparedStory): Difference[] {
  const texts = (story: PreparedStory) => story.body.map((block) => blockTexts(block).join('\n')).filter(Boolean);
  const found: Difference[] = [];
  let removed: string[] = [];
  const flushRemoved = () => {
    found.push(...removed.map((text) => differenceOf('body', text, '')));
    removed = [];
  };
  for (const run of diffArrays(texts(from), texts(to))) {
    if (run.removed) {
      flushRemoved();
      removed = run.value;
    } else if (run.added) {
      found.push(...pairSimilar(removed, run.value));
      removed = [];
    } else flushRemoved();
  }
  flushRemoved();
  return found;
}

/** Paragraphs that replaced others, each paired with the first similar one. */
function pairSimilar(removed: string[], added: string[]): Difference[] {
  const left = [...removed];
  const found: Difference[] = [];
  for (const text of added) {
    const index = left.findIndex((before) => similarity(before, text) > 0.3);
    if (index === -1) found.push(differenceOf('body', '', text));
    else {
      found.push(...left.splice(0, index).map((before) => differenceOf('body', before, '')));
      found.push(differenceOf('body', left.shift()!, text));
    }
  }
  return [...found, ...left.map((before) => differenceOf('body', before, ''))];
}

/** Share of the words that two texts have in common, 0 to 1. */
function similarity(one: string, other: string): number {
  const words = (text: string) => new Set(tokensOf(text).filter((token) => /[\p{L}\p{N}]/u.test(token)));
  const [a, b] = [words(one), words(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return (2 * shared) / Math.max(1, a.size + b.size);
}
