import { expect, test } from 'vitest';
import { wholeWords } from './whole-words.ts';

const marked = (text: string, ...marks: [number, number][]) =>
  wholeWords(text, marks).map(([start, end]) => text.slice(start, end));

test('a mark inside a word is extended to the word, so that its letters stay joined', () => {
  const text = 'قال والوزراء أمس';
  expect(marked(text, [text.indexOf('وزر'), text.indexOf('وزر') + 3])).toEqual(['والوزراء']);
});

test('vowel signs, tatweel and joiners belong to the word', () => {
  expect(marked('كتابٌ جديد', [0, 2])).toEqual(['كتابٌ']);
  expect(marked('نصّ طـويل', [5, 6])).toEqual(['طـويل']);
});

test('marks in one word become one mark; those of neighbouring words stay two', () => {
  expect(marked('بحر هادئ', [0, 1], [2, 3])).toEqual(['بحر']);
  expect(marked('بحر هادئ', [4, 6], [0, 3])).toEqual(['بحر', 'هادئ']);
});

test('punctuation is not part of a word, and marks beyond the text are cut', () => {
  expect(marked('«بحر»، ريح', [1, 2])).toEqual(['بحر']);
  expect(marked('بحر', [0, 99])).toEqual(['بحر']);
  expect(marked('بحر', [5, 9])).toEqual([]);
});
