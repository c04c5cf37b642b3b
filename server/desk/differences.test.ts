import { expect, it } from 'vitest';
import type { Block } from '#contract/text.ts';
import type { PreparedStory } from '../store/database/prepared.ts';
import { makePreparedItem } from '../testing/items.ts';
import { differencesOf, wordChanges } from './differences.ts';

const story = (changes: Partial<PreparedStory> = {}) => makePreparedItem({ story: changes }).story;
const paragraphs = (...texts: string[]): Partial<PreparedStory> => ({
  body: texts.map((text): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

it('compares whole words, so that no mark falls inside an Arabic word', () => {
  expect(wordChanges('عاد النحل إلى الحديقة.', 'عاد النحالون إلى الحديقة!')).toEqual([
    { op: 'same', text: 'عاد ' },
    { op: 'removed', text: 'النحل' },
    { op: 'added', text: 'النحالون' },
    { op: 'same', text: ' إلى الحديقة' },
    { op: 'removed', text: '.' },
    { op: 'added', text: '!' },
  ]);
});

it('keeps vowel marks, tatweel and non-joiners in their word', () => {
  expect(wordChanges('النحلُ', 'النحلَ')).toEqual([
    { op: 'removed', text: 'النحلُ' },
    { op: 'added', text: 'النحلَ' },
  ]);
});

it('finds nothing in versions with the same text', () => {
  expect(differencesOf(story(), story())).toEqual([]);
});

it('names the parts that changed, were added or removed', () => {
  const changes = differencesOf(
    story({ kicker: 'الحي', byline: 'محرر' }),
    story({ kicker: 'المدينة', deck: 'بعد عام' }),
  );
  expect(changes.map(({ part, change }) => [part, change])).toEqual([
    ['kicker', 'changed'],
    ['deck', 'added'],
    ['byline', 'removed'],
  ]);
});

it('pairs a rewritten paragraph with its former text', () => {
  const before = story(paragraphs('عاد النحل إلى الحديقة أمس', 'وزرع الجيران الأزهار معاً'));
  const after = story(
    paragraphs('جملة لم تكن هنا من قبل أبداً', 'عاد النحل إلى الحديقة اليوم', 'وزرع الجيران الأزهار معاً'),
  );
  expect(differencesOf(before, after).map(({ change, words }) => [change, words.length])).toEqual([
    ['added', 1],
    ['changed', 3],
  ]);
});

it('shows what was removed', () => {
  const [gone, ...rest] = differencesOf(story(paragraphs('أولاً', 'ثانياً')), story(paragraphs('أولاً')));
  expect(rest).toEqual([]);
  expect(gone).toEqual({ part: 'body', change: 'removed', words: [{ op: 'removed', text: 'ثانياً' }] });
});
