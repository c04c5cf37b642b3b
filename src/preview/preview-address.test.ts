import { expect, it } from 'vitest';
import { previewIdIn, tokenIn } from './preview-address.ts';

const token = `-9${'aZ_-'.repeat(10)}x`;
const id = 'ab-_EFGH1234';
const link = `https://news.example/preview/${id}#t=${token}`;

it.each([
  ['as it was sent', link],
  ...[
    '.',
    ')',
    '،',
    '؛',
    '؟',
    '»',
    '>',
    '"',
    '%20',
    '%0A',
    '*',
    ').',
    '%D8%8C',
    '?fbclid=IwAR0_x-y',
    '&utm_source=mail',
    '%23t=',
    '#t=',
    '\u200F',
    '%E2%80%8F',
    ':',
    '…',
  ].map((end) => [`with ${end} at its end`, link + end]),
  ['with parameters before the fragment', link.replace('#', '?fbclid=IwAR0_x-y#')],
  ['with its # encoded', link.replace('#', '%23')],
  ['with its # encoded twice', link.replace('#', '%2523')],
  ['with its = encoded', link.replace('#t=', '#t%3D')],
  ['with # and = encoded, after parameters', link.replace('#t=', '?a=b%23t%3D')],
  ['with = from a quoted-printable mail', link.replace('#t=', '#t=3D')],
  ['broken by a space', link.replace('aZ_-', 'aZ%20_-')],
  ['broken by a line', link.replace('aZ_-', 'aZ\n_-')],
  ['broken by a soft hyphen', link.replace('aZ_-', 'aZ%C2%AD_-')],
  ['with a mark of direction inside', link.replace('t=', '\u200Et=\u200E')],
  ['with a slash before the fragment', link.replace('#', '/#')],
  ['with a percent sign that means nothing', `${link}%`],
  ['after another, stripped fragment', link.replace('#', '#%23')],
])('finds the token of a link %s', (_, address) => {
  expect(tokenIn(address)).toBe(token);
});

it.each([
  ['stripped', link.replace(/#.*/, '')],
  ['cut short', link.slice(0, -1)],
  ['of another fragment', link.replace(/#t=.*/, '#content')],
  ['with a parameter that looks like one', link.replace(/#t=/, '?t=')],
])('finds none in a link %s', (_, address) => {
  expect(tokenIn(address)).toBeNull();
});

it.each([id, `${id}.`, `${id})`, `${id}%20`, `${id}#t=${token}`, `${id}%23t=${token}`, `\u200E${id}،`])(
  'finds the id in %s',
  (part) => {
    expect(previewIdIn(part)).toBe(id);
  },
);

it('leaves what is no id as it is', () => {
  expect(previewIdIn('short')).toBe('short');
});
