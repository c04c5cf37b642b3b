import { expect, it } from 'vitest';
import type { Block } from '#contract/text.ts';
import { picture } from '../testing/fixtures.ts';
import { changedBlocks } from './changed-blocks.ts';
import { blocksInText } from './shown-blocks.ts';

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const paragraphs = (texts: string) => texts.split('').map(paragraph);

it.each([
  ['nothing changed', 'abc', 'abc', []],
  ['one was rewritten', 'abc', 'axc', [1]],
  ['one was inserted', 'abc', 'abxc', [2]],
  ['one was removed', 'abc', 'ac', []],
  ['one was moved', 'abc', 'cab', []],
  ['one was repeated', 'abc', 'abcb', [3]],
  ['the text is new', '', 'ab', [0, 1]],
])('finds the changed blocks where %s', (_, before, after, indexes) => {
  expect(changedBlocks(paragraphs(before), paragraphs(after))).toEqual(indexes);
});

it('a change of level, language or markup counts', () => {
  const heading: Block = { type: 'heading', level: 2, content: [] };
  expect(changedBlocks([heading], [{ ...heading, level: 3 }])).toEqual([0]);
  expect(changedBlocks([heading], [{ ...heading, lang: 'fr' }])).toEqual([0]);
});

it('leaves out the main picture at the start of the text, and no other', () => {
  const main: Block = { type: 'picture', picture };
  const other: Block = { type: 'picture', picture: { ...picture, src: '/pictures/other.webp' } };
  expect(blocksInText({ body: [main, other, main], picture })).toEqual([other, main]);
  expect(blocksInText({ body: [other], picture })).toEqual([other]);
  expect(blocksInText({ body: [main], picture: null })).toEqual([main]);
});
