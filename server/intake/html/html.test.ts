import { describe, expect, test } from 'vitest';
import { readHtml } from '../../testing/intake.ts';

const text = (words: string) => ({ type: 'text', text: words });
const p = (...content: unknown[]) => ({
  type: 'paragraph',
  content: content.map((each) => (typeof each === 'string' ? text(each) : each)),
});
const cases: [name: string, html: string, blocks: unknown[], dropped?: Record<string, number>][] = [
  ['paragraphs', '<p>واحد</p>\n<p>اثنان</p>', [p('واحد'), p('اثنان')]],
  ['words without a paragraph', 'واحد<br>اثنان', [p('واحد', { type: 'break' }, 'اثنان')]],
  ['white space of the source', '<p>\n  واحد \n اثنان\t</p>', [p('واحد اثنان')]],
  [
    'a space at a mark stays one',
    '<p>قال <strong> نعم </strong> ومضى</p>',
    [p('قال ', { type: 'strong', children: [text('نعم ')] }, 'ومضى')],
  ],
  ['quotes nested as written', '<p>“قال “نعم” ومضى”.</p>', [p('“قال “نعم” ومضى”.')]],
  ['characters as written', '<p>كتـــاب\u200Fabc\u200E ١٢3\u00A0كم</p>', [p('كتـــاب\u200Fabc\u200E ١٢3\u00A0كم')]],
  ['empty paragraphs', '<p>&nbsp;</p><p><br></p><p></p><p> \u200F </p>', []],
  ['breaks at the ends', '<p><br>واحد<br><br></p>', [p('واحد')]],
  [
    'marks',
    '<p><b>ق</b><i>م</i><sub>2</sub><sup>3</sup><code>x</code></p>',
    [
      p(
        { type: 'strong', children: [text('ق')] },
        { type: 'em', children: [text('م')] },
        { type: 'sub', children: [text('2')] },
        { type: 'sup', children: [text('3')] },
        { type: 'code', children: [text('x')] },
      ),
    ],
  ],
  [
    'headings',
    '<h1>أ</h1><h2>ب</h2><h3>ج</h3><h6>د</h6>',
    [2, 2, 3, 4].map((level, at) => ({ type: 'heading', level, content: [text('أبجد'[at]!)] })),
  ],
  ['a rule', '<p>أ</p><hr><p>ب</p>', [p('أ'), { type: 'separator' }, p('ب')]],
  ['containers', '<div><section>أ<p>ب</p>ج</section></div>', [p('أ'), p('ب'), p('ج')]],
  ['a whole page', '<html><head><title>ع</title></head><body><p>نص</p></body></html>', [p('نص')], { title: 1 }],
  [
    'a mark around paragraphs',
    '<b><p>أ</p><p>ب</p></b>',
    [p({ type: 'strong', children: [text('أ')] }), p({ type: 'strong', children: [text('ب')] })],
  ],
  ['terms', '<dl><dt>نحل</dt><dd>حشرة</dd></dl>', [p({ type: 'strong', children: [text('نحل')] }), p('حشرة')]],
  ['preformatted', '<pre>أ\nب</pre>', [p({ type: 'code', children: [text('أ'), { type: 'break' }, text('ب')] })]],
  ['q is quoted', '<p>قال <q>نعم</q></p>', [p('قال «نعم»')]],
  ['an English q', '<p><q lang="en">yes</q></p>', [p({ type: 'run', lang: 'en', children: [text('“yes”')] })]],
  // Links
  [
    'a link',
    '<p><a href="https://example.org/a?b=1&amp;c=2">هنا</a></p>',
    [p({ type: 'link', href: 'https://example.org/a?b=1&c=2', children: [text('هنا')] })],
  ],
  [
    'an Arabic address',
    '<p><a href="https://example.org/نحل">هنا</a></p>',
    [p({ type: 'link', href: 'https://example.org/%D9%86%D8%AD%D9%84', children: [text('هنا')] })],
  ],
  [
    'mail and telephone',
    '<p><a href="mailto:a@example.org">بريد</a><a href="tel:+123">هاتف</a></p>',
    [
      p(
        { type: 'link', href: 'mailto:a@example.org', children: [text('بريد')] },
        { type: 'link', href: 'tel:+123', children: [text('هاتف')] },
      ),
    ],
  ],
  ['a script as link', '<p><a href="javascript:alert(1)">هنا</a></p>', [p('هنا')], { 'a@href': 1 }],
  ['a hidden script as link', '<p><a href="\u0001 java\tscript:alert(1)">هنا</a></p>', [p('هنا')], { 'a@href': 1 }],
  ['data as link', '<p><a href="data:text/html,x">هنا</a></p>', [p('هنا')], { 'a@href': 1 }],
  ['a name as password', '<p><a href="https://bank@example.org">هنا</a></p>', [p('هنا')], { 'a@href': 1 }],
  ['a link within its site', '<p><a href="/x">هنا</a></p>', [p({ type: 'link', href: '/x', children: [text('هنا')] })]],
  ['an anchor', '<p><a name="x">هنا</a></p>', [p('هنا')], { '@name': 1 }],
  // Languages
  [
    'a run',
    '<p>قال <span lang="en" dir="ltr">hello</span></p>',
    [p('قال ', { type: 'run', lang: 'en', dir: 'ltr', children: [text('hello')] })],
  ],
  ['a plain span', '<p>قال <span>نعم</span></p>', [p('قال نعم')]],
  ['a paragraph of another language', '<p lang="en" dir="LTR">Hello</p>', [{ ...p('Hello'), lang: 'en', dir: 'ltr' }]],
  ['a container of another language', '<div lang="en"><p>Hello</p></div>', [{ ...p('Hello'), lang: 'en' }]],
  ['isolation', '<p><bdi>abc</bdi></p>', [p({ type: 'run', dir: 'auto', children: [text('abc')] })]],
  ['no language', '<p lang="&quot;x">نص</p>', [p('نص')], { '@lang': 1 }],
  // Lists
  [
    'a list',
    '<ul><li>أ</li><li>ب</li></ul>',
    [
      {
        type: 'list',
        ordered: false,
        items: [
          { content: [text('أ')], children: [] },
          { content: [text('ب')], children: [] },
        ],
      },
    ],
  ],
  [
    'a numbered list',
    '<ol start="4"><li>أ</li></ol>',
    [{ type: 'list', ordered: true, start: 4, items: [{ content: [text('أ')], children: [] }] }],
  ],
  [
    'a nested list',
    '<ul><li>أ<ul><li>ب</li></ul></li></ul>',
    [
      {
        type: 'list',
        ordered: false,
        items: [
          {
            content: [text('أ')],
            children: [{ type: 'list', ordered: false, items: [{ content: [text('ب')], children: [] }] }],
          },
        ],
      },
    ],
  ],
  [
    'a list straight in a list',
    '<ul><li>أ</li><ol><li>ب</li></ol></ul>',
    [
      {
        type: 'list',
        ordered: false,
        items: [
          {
            content: [text('أ')],
            children: [{ type: 'list', ordered: true, items: [{ content: [text('ب')], children: [] }] }],
          },
        ],
      },
    ],
  ],
  [
    'an item of paragraphs',
    '<ul><li><p>أ</p><p>ب</p></li></ul>',
    [{ type: 'list', ordered: false, items: [{ content: [text('أ')], children: [p('ب')] }] }],
  ],
  ['empty items', '<ul><li> </li></ul><ul></ul>', []],
  // Quotes
  [
    'a quote',
    '<blockquote><p>أ</p><cite>ليلى</cite></blockquote>',
    [{ type: 'quote', blocks: [p('أ')], cite: [text('ليلى')] }],
  ],
  [
    'a quote with footer',
    '<blockquote>أ<footer>— <cite>ليلى</cite></footer></blockquote>',
    [{ type: 'quote', blocks: [p('أ')], cite: [text('— ليلى')] }],
  ],
  [
    'a quote in a figure',
    '<figure><blockquote>أ</blockquote><figcaption>ليلى</figcaption></figure>',
    [{ type: 'quote', blocks: [p('أ')], cite: [text('ليلى')] }],
  ],
  [
    'a quote in a quote',
    '<blockquote><blockquote>أ</blockquote></blockquote>',
    [{ type: 'quote', blocks: [{ type: 'quote', blocks: [p('أ')], cite: null }], cite: null }],
  ],
];

describe('HTML becomes blocks', () => {
  test.each(cases)('%s', (_name, html, blocks, dropped = {}) => {
    const result = readHtml(html);
    expect(result.blocks).toEqual(blocks);
    expect(result.dropped).toEqual(dropped);
  });
});
