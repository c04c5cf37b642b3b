import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { block } from '#contract/text.ts';
import { countDropped } from './dropped.ts';
import { blocksOfHtml } from './html.ts';
import { prepareTest, makeAsset, makeItem } from '../../testing/intake.ts';

/** The same numbers every time, so that a failure can be looked at. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const names =
  'p div span b i a ul ol li table tr td th thead caption figure figcaption blockquote cite img br hr h2 h5 pre code script style svg math iframe q del dl dt dd template select option button form video font nobr bdi aside details summary sup time object'.split(
    ' ',
  );
const attributes = [
  'href="javascript:x"',
  'href="https://example.org/نحل"',
  'href="//example.org"',
  'onclick=x',
  'lang=en',
  'lang="x y"',
  'dir=rtl',
  'src=bees.jpg',
  'src="https://www.youtube.com/embed/x"',
  'colspan=9',
  'rowspan=x',
  'start=3',
  'class="see-also"',
  'class="twitter-tweet"',
  'class="wp-block-verse"',
  'class="wp-block-footnotes"',
  'class="live-blog-post"',
  'class="author-box"',
  'class="gallery"',
  'class="wp-block-file"',
  'href="#a"',
  'id=a',
  'id=b',
  'href="#b"',
  'src="http://10.0.0.1/a.mp4"',
  'style="x',
  "title='",
  'a\u0000b',
  '=',
];
const words = [
  'نحل',
  'bees ',
  '\u0000',
  '\u202Eabc',
  '😀',
  '\uD800',
  '&nbsp;',
  '&lt;',
  '&#0;',
  '&#x1F41D;',
  '&bogus;',
  '<',
  '>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '  \n ',
  '١٢3',
  '“”«»',
  '\u200D',
];

function randomHtml(next: (below: number) => number): string {
  return Array.from({ length: 1 + next(80) }, () => {
    const name = names[next(names.length)]!;
    const given = next(3) === 0 ? ` ${attributes[next(attributes.length)]}` : '';
    return [`<${name}${given}>`, `</${name}>`, words[next(words.length)]!, words[next(words.length)]!][next(4)]!;
  }).join('');
}

const hrefs = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, each]) =>
        (key === 'href' || key === 'url') && typeof each === 'string' ? [each] : hrefs(each),
      );

describe('HTML of any kind', () => {
  test('becomes blocks of the contract, with addresses a reader may be led to', () => {
    const next = numbers(7);
    for (let round = 0; round < 1500; round++) {
      const html = randomHtml(next);
      const result = blocksOfHtml(html, { language: 'ar', dropped: countDropped(), picture: () => null });
      if (!result.ok) throw new Error(`${result.message}: ${html}`);
      const misfit = z.array(block).safeParse(result.blocks).error;
      if (misfit) throw new Error(`${misfit.message}: ${html}`);
      for (const href of hrefs(result.blocks)) expect(href).toMatch(/^(https?|mailto|tel):|^\/(?!\/)|^#in-/);
    }
  });

  test.each([
    ['divs', '<div>'.repeat(200_000)],
    ['lists', '<ul><li>'.repeat(100)],
    ['quotes', `${'<blockquote>'.repeat(100)}أ`],
    ['marks', `${'<b><i>'.repeat(100)}أ`],
    ['spans', `${'<span lang=en>'.repeat(250)}أ`],
    ['links with blocks', '<a href="https://example.org"><p>'.repeat(250)],
    ['open marks before many paragraphs', '<b id=1><b id=2><b id=3>'.repeat(80) + '<p>x'.repeat(20_000)],
    ['tables', '<table><tr><td>'.repeat(90)],
    ['breaks', '<br>'.repeat(200_000)],
    ['list items', '<li>'.repeat(100_000)],
    ['paragraphs', '<p>x'.repeat(100_000)],
    ['attributes', `<p ${Array.from({ length: 20_000 }, (_, at) => `a${at}=1`).join(' ')}>x`],
    ['unknown elements', Array.from({ length: 250 }, (_, at) => `<x-${at}>`).join('')],
    ['a long word', 'أ'.repeat(900_000)],
    ['less-than signs', '<'.repeat(500_000)],
    ['comments', '<!--'.repeat(200_000)],
    ['entities', '&amp'.repeat(200_000)],
    ['misnested marks', '<b><i></b></i>'.repeat(30_000)],
  ])('is answered however much of it there is: %s', (_name, html) => {
    const dropped = countDropped();
    const result = blocksOfHtml(html, { language: 'ar', dropped, picture: () => null });
    expect(result.ok ? JSON.stringify(result.blocks) : result.message).toMatch(/^\[|deep|open|more than/);
    expect(Object.keys(dropped.record()).length).toBeLessThanOrEqual(101);
  });
});

describe('items of any kind', () => {
  const values: unknown[] = [
    null,
    0,
    -1,
    Infinity,
    '',
    'x',
    '\u0000',
    [],
    {},
    [null],
    [{}],
    [[]],
    true,
    { value: 1 },
    '2026-13-01T00:00:00Z',
    '9'.repeat(9999),
    { toString: 1 },
    [{ value: 'x', role: null }],
  ];
  const fields = [
    'uri',
    'type',
    'language',
    'headlines',
    'bodies',
    'subjects',
    'associations',
    'descriptions',
    'people',
    'infoSources',
    'altIds',
    'version',
    'versionCreated',
    'expires',
    'urgency',
    'pubStatus',
    'renditions',
    'places',
    'guid',
    'constructor',
    '__proto__',
    'hasOwnProperty',
  ];

  test('are accepted or refused, never a crash', async () => {
    for (const field of fields) {
      for (const value of values) {
        const item: Record<string, unknown> = makeItem();
        Object.defineProperty(item, field, { value, enumerable: true, configurable: true, writable: true });
        const result = await prepareTest(item, [makeAsset()]);
        const wrong = result.ok
          ? JSON.stringify(result.prepared).includes('\\u0000')
          : result.errors.some((error) => typeof error.path !== 'string' || error.message === '');
        expect([field, value, wrong]).toEqual([field, value, false]);
      }
    }
  });

  test('with random HTML keep nothing that PostgreSQL refuses', async () => {
    const next = numbers(11);
    for (let round = 0; round < 200; round++) {
      const value = randomHtml(next);
      const result = await prepareTest(makeItem({ bodies: [{ contentType: 'text/html', value }] }));
      expect(result.ok).toBe(true);
      expect(JSON.stringify(result)).not.toMatch(/\\u0000|\\ud800(?!\\ud)/i);
    }
  });
});
