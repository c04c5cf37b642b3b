import { describe, expect, test } from 'vitest';
import { readHtml } from '../../testing/intake.ts';

const text = (words: string) => ({ type: 'text', text: words });
const p = (...content: unknown[]) => ({
  type: 'paragraph',
  content: content.map((each) => (typeof each === 'string' ? text(each) : each)),
});
const own = {
  src: '/pictures/bees-640.jpg',
  width: 640,
  height: 480,
  renditions: [{ src: '/pictures/bees-640.webp', width: 640 }],
};
const shown = (texts = {}) => ({
  type: 'picture',
  picture: { ...own, alt: '', caption: null, credit: null, ...texts },
});

const gallery = (one: ReturnType<typeof shown>, other: ReturnType<typeof shown>, caption: string | null = null) => ({
  ...{ type: 'gallery', title: null, caption },
  pictures: [one.picture, other.picture],
});
const player = (frame: string, url: string, provider: string, texts = {}) => ({
  ...{ type: 'player', frame, url, provider, media: 'video' },
  ...{ title: null, caption: null, credit: null, width: null, height: null },
  ...texts,
});
const youtube = 'https://www.youtube-nocookie.com/embed';

const cases: [name: string, html: string, blocks: unknown[], dropped?: Record<string, number>][] = [
  // Pictures
  [
    'a picture',
    '<figure><img src="bees.jpg" alt="نحل"><figcaption>النحل <b>هنا</b></figcaption></figure>',
    [shown({ alt: 'نحل', caption: 'النحل هنا' })],
  ],
  ['a picture in a paragraph', '<p>أ<img src="bees.jpg">ب</p>', [p('أ'), shown(), p('ب')]],
  ['a linked picture', '<a href="https://example.org"><img src="bees.jpg"></a>', [shown()], { a: 1 }],
  ['a picture of others', '<p>قبل<img src="https://example.org/x.jpg"> بعد</p>', [p('قبل بعد')], { img: 1 }],
  [
    'a figure of others',
    '<figure><img src="x.jpg"><figcaption>شرح</figcaption></figure>',
    [],
    { img: 1, figcaption: 1 },
  ],
  ['a tracking pixel', '<img src="bees.jpg" width="1" height="1">', [], { img: 1 }],
  [
    'the caption of a gallery',
    '<figure><img src="bees.jpg"><img src="bees.jpg"><figcaption>أ</figcaption></figure>',
    [gallery(shown(), shown(), 'أ')],
  ],
  [
    'a gallery',
    '<figure><figure><img src="bees.jpg"><figcaption>أ</figcaption></figure><figure><img src="bees.jpg"></figure></figure>',
    [gallery(shown({ caption: 'أ' }), shown())],
  ],
  ['an emoji', '<p>نعم <img class="emoji" src="https://example.org/e.png" alt="🐝"></p>', [p('نعم 🐝')]],
  // Embeds
  [
    'a film',
    '<iframe src="https://www.youtube.com/embed/abc-1?rel=0" title="نحل"></iframe>',
    [player(`${youtube}/abc-1`, 'https://www.youtube.com/watch?v=abc-1', 'YouTube', { title: 'نحل' })],
  ],
  [
    'a film without scheme',
    '<iframe src="//player.vimeo.com/video/12"></iframe>',
    [player('https://player.vimeo.com/video/12', 'https://vimeo.com/12', 'Vimeo')],
  ],
  [
    'a film in a figure',
    '<figure class="wp-block-embed"><div>https://youtu.be/abc</div><figcaption>نحل</figcaption></figure>',
    [player(`${youtube}/abc`, 'https://youtu.be/abc', 'YouTube', { caption: 'نحل' })],
  ],
  [
    'an unknown frame',
    '<iframe src="https://example.org/x"></iframe>',
    [{ type: 'embed', url: 'https://example.org/x', title: null, provider: 'example.org' }],
  ],
  ['a counter', '<iframe src="https://example.org/x" width="0" height="0"></iframe>', [], { iframe: 1 }],
  [
    'a look-alike frame',
    '<iframe src="https://notyoutube.com/embed/x"></iframe>',
    [{ type: 'embed', url: 'https://notyoutube.com/embed/x', title: null, provider: 'notyoutube.com' }],
  ],
  [
    'a post',
    '<blockquote class="twitter-tweet"><p>نص <a href="https://example.org">ر</a></p>— <a href="https://twitter.com/a/status/1">أمس</a></blockquote><script src="https://platform.twitter.com/widgets.js"></script>',
    [
      {
        ...{ type: 'post', platform: 'X', url: 'https://twitter.com/a/status/1' },
        ...{ author: null, handle: null, date: 'أمس' },
        blocks: [p('نص ', { type: 'link', href: 'https://example.org/', children: [text('ر')] })],
      },
    ],
    { script: 1 },
  ],
  [
    'a Telegram post',
    '<script async src="https://telegram.org/js/w.js" data-telegram-post="bees/12"></script>',
    [{ type: 'embed', url: 'https://t.me/bees/12', title: null, provider: 'Telegram' }],
  ],
  [
    'a sound',
    '<audio controls><source src="https://example.org/a.mp3"></audio>',
    [{ type: 'embed', url: 'https://example.org/a.mp3', title: null, provider: 'example.org' }],
  ],
  // See also
  [
    'see also',
    '<aside class="see-also"><h3>اقرأ أيضاً</h3><ul><li><a href="https://example.org/1">خبر</a></li></ul></aside>',
    [{ type: 'see-also', title: 'اقرأ أيضاً', links: [{ href: 'https://example.org/1', text: 'خبر' }] }],
  ],
  // Dropped
  [
    'a script',
    '<p onclick="x()">أ<script>alert(1)</script></p><script>2</script>',
    [p('أ')],
    { script: 2, '@onclick': 1 },
  ],
  [
    'styles',
    '<style>p{}</style><p style="color:red" class="x" id="y" data-some-thing="1">أ</p>',
    [p('أ')],
    { style: 1, '@style': 1, '@class': 1, '@id': 1, '@data-some-thing': 1 },
  ],
  ['words struck out', '<p>ثمانية <del>تسعة</del><s>عشرة</s></p>', [p('ثمانية')], { del: 1, s: 1 }],
  ['forms', '<form><p>أ</p><input value="x"><button>ب</button></form>', [p('أ')], { input: 1, button: 1 }],
  ['drawings', '<svg><script>1</script><text>x</text></svg><math><mi>y</mi></math>', [], { svg: 1, math: 1 }],
  ['unknown elements', '<p><blink>أ</blink> <u>ب</u></p>', [p('أ ب')], { blink: 1, u: 1 }],
  ['a template', '<template><p>أ</p></template><noscript>ب</noscript>', [], { template: 1, noscript: 1 }],
  [
    'controls',
    '<p>أ&#1;&#x7f;ب<a href="mailto:a&#2;@example.org">ج</a></p>',
    [p('أب', { type: 'link', href: 'mailto:a@example.org', children: [text('ج')] })],
  ],
  ['comments', '<!-- سر --><p>أ<!-- سر --></p>', [p('أ')]],
  ['a CDATA section', '<![CDATA[x]]><p>أ</p>', [p('أ')]],
  [
    'broken tags',
    '<p>أ < ب <b>ج</p><p>د</p></b></i>',
    [p('أ < ب ', { type: 'strong', children: [text('ج')] }), p({ type: 'strong', children: [text('د')] })],
  ],
];

describe('pictures, embeds and what is dropped', () => {
  test.each(cases)('%s', (_name, html, blocks, dropped = {}) => {
    const result = readHtml(html);
    expect(result.blocks).toEqual(blocks);
    expect(result.dropped).toEqual(dropped);
  });
});
