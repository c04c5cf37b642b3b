import { expect, it } from 'vitest';
import { stripShortcodes } from './shortcodes.ts';

it.each<[string, string, string, Record<string, number>]>([
  ['without closing', '<p>قبل [gallery ids="1,2"] بعد</p>', '<p>قبل  بعد</p>', { gallery: 1 }],
  ['around words', '[box]كلمات[/box]', 'كلمات', { box: 1 }],
  ['several of a kind', '[ad_slot id="1"]<p>خبر</p>[ad_slot id="2"][ad_slot id="3"]', '<p>خبر</p>', { ad_slot: 3 }],
  [
    'within each other',
    '[columns][column]أول[/column][column]ثان[/column][/columns]',
    'أولثان',
    { columns: 1, column: 2 },
  ],
  ['as WordPress quotes it', '[unknown_one id=&#8221;7&#8243;]نص', 'نص', { unknown_one: 1 }],
  ['closed by itself', 'نص [divider_line /]', 'نص ', { divider_line: 1 }],
])('takes out shortcodes %s, counts them, and leaves the words', (_name, html, expected, counts) => {
  const { html: stripped, names } = stripShortcodes(html);
  expect(stripped).toBe(expected);
  expect(Object.fromEntries(names)).toEqual(counts);
});

it.each([
  '<p>قال [sic] ذلك</p>',
  '<p>[شورت كود] في العنوان</p>',
  '<p>[[gallery]]</p>',
  '<pre><code>[gallery ids="1"]</code></pre>',
  '[caption id="a"]<img src="a.jpg"> نص[/caption]',
  '<p>a[0] = b[i]</p>',
])('leaves what an editor wrote: %s', (html) => {
  expect(stripShortcodes(html)).toEqual({ html, names: new Map() });
});
