import { expect, it } from 'vitest';
import { deckOf } from './deck.ts';

const content = '<p>زرع الجيران أزهاراً حول البستان، فعاد النحل في الربيع.</p><p>وقال صاحب البستان إن العسل وفير.</p>';

it.each([
  ['an editor wrote', '<p>موسم عسل &#8220;وفير&#8221; بعد عامين من الجفاف</p>', 'موسم عسل “وفير” بعد عامين من الجفاف'],
  ['an editor wrote, with a link to go on', '<p>موسم وفير. <a href="/x">اقرأ المزيد</a></p>', 'موسم وفير. اقرأ المزيد'],
])('takes an excerpt that %s as deck', (_name, excerpt, deck) => {
  expect(deckOf(excerpt, content)).toBe(deck);
});

it.each([
  ['WordPress cut off', '<p>زرع الجيران أزهاراً حول [&hellip;]</p>'],
  ['is the beginning of the text', '<p>زرع الجيران أزهاراً حول البستان، فعاد النحل في الربيع.</p>'],
  ['repeats a sentence of it', '<p>وقال صاحب البستان إن العسل وفير</p>'],
  ['a theme cut off', '<p>زرع الجيران أزهاراً حول… اقرأ المزيد »</p>'],
  ['is empty', '<p>&nbsp;</p>'],
])('leaves out an excerpt that %s', (_name, excerpt) => {
  expect(deckOf(excerpt, content)).toBeNull();
});
