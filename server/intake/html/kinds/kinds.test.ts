import { describe, expect, test } from 'vitest';
import { blockTexts } from '#words/block-text.ts';
import { inlineText } from '#words/inline-text.ts';
import type { Block } from '#contract/text.ts';
import { readHtml } from '../../../testing/intake.ts';

const text = (words: string) => ({ type: 'text', text: words });
const p = (words: string) => ({ type: 'paragraph', content: [text(words)] });
const kindsOf = (html: string) => readHtml(html).blocks.map(({ type }) => type);
const only = <T extends Block['type']>(html: string, type: T): Extract<Block, { type: T }> => {
  const { blocks } = readHtml(html);
  expect(blocks.map((block) => block.type)).toEqual([type]);
  return blocks[0] as Extract<Block, { type: T }>;
};

describe('boxes', () => {
  test('a fact box ends where it ends', () => {
    const { blocks } = readHtml(
      '<p>قبل</p><aside class="fact-box"><h3>ما هي الواحة؟</h3><p>ألف نخلة.</p><ul><li>خمسة ينابيع</li></ul></aside><p>بعد</p>',
    );
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'fact-box', 'paragraph']);
    expect(blocks[1]).toMatchObject({ title: 'ما هي الواحة؟', blocks: [p('ألف نخلة.'), { type: 'list' }] });
  });
  test.each([
    ['an aside of facts', '<aside><h4>أرقام</h4><p>عشرة</p></aside>', 'fact-box'],
    [
      'a group with a background',
      '<div class="wp-block-group has-background"><div class="wp-block-group__inner-container"><h3>أرقام</h3><p>عشرة</p></div></div>',
      'fact-box',
    ],
    ['an aside of a sentence', '<aside><p>سنزرع حتى آخر شبر.</p></aside>', 'pull-quote'],
    [
      'WordPress’s pull quote',
      '<figure class="wp-block-pullquote"><blockquote><p>سنزرع.</p><cite>بستاني</cite></blockquote></figure>',
      'pull-quote',
    ],
    ['a warning', '<div class="content-warning"><p>فيما يلي صور قد تزعج.</p></div>', 'warning'],
    ['details', '<details><summary>ما القصة؟</summary><p>هذه.</p></details>', 'details'],
    [
      'an author box',
      '<div class="author-box"><img src="bees.jpg" width="80" height="80"><h4>اسم مستعار</h4><p>يكتب عن النحل.</p></div>',
      'author-box',
    ],
    ['see also stays', '<aside class="related-posts"><a href="https://example.org/a">خبر</a></aside>', 'see-also'],
  ])('%s', (_name, html, type) => {
    expect(kindsOf(html)).toEqual([type]);
  });
  test('a pull quote says who said it', () => {
    const quote = only('<blockquote class="pullquote"><p>سنزرع.</p><cite>بستاني</cite></blockquote>', 'pull-quote');
    expect(inlineText(quote.cite!)).toBe('بستاني');
  });
  test('a live entry has its time and flag', () => {
    const post = only(
      '<article class="live-blog-post"><time datetime="2026-03-10T12:30:00+03:00">12:30</time><span class="label">عاجل</span><h3>هدأت الريح</h3><p>عادت القوارب.</p></article>',
      'live-post',
    );
    expect(post).toMatchObject({ time: '12:30', at: '2026-03-10T09:30:00.000Z', breaking: true, title: 'هدأت الريح' });
    expect(post.blocks).toEqual([p('عادت القوارب.')]);
  });
});

describe('poems', () => {
  const verses = (block: Extract<Block, { type: 'poem' }>) =>
    block.stanzas.map((stanza) => stanza.map((verse) => verse.map((half) => inlineText(half))));
  test.each([
    ['a verse block', '<pre class="wp-block-verse">غيمة الصبح      تمطر الوادي\nوردة الليل      تنتظر النور</pre>'],
    [
      'a table of verse',
      '<table class="poem"><tr><td>غيمة الصبح</td><td>تمطر الوادي</td></tr><tr><td>وردة الليل</td><td>***</td><td>تنتظر النور</td></tr></table>',
    ],
    [
      'lines with wide gaps',
      '<p>غيمة الصبح&nbsp;&nbsp;&nbsp;&nbsp; تمطر الوادي<br>وردة الليل&nbsp;&nbsp;&nbsp;&nbsp; تنتظر النور</p>',
    ],
    ['lines with stars', '<p>غيمة الصبح *** تمطر الوادي<br>\nوردة الليل *** تنتظر النور</p>'],
    [
      'a figure of a table',
      '<figure class="wp-block-table verse"><table><tr><td>غيمة الصبح</td><td>تمطر الوادي</td></tr><tr><td>وردة الليل</td><td>تنتظر النور</td></tr></table></figure>',
    ],
  ])('%s', (_name, html) => {
    expect(verses(only(html, 'poem'))).toEqual([
      [
        ['غيمة الصبح', 'تمطر الوادي'],
        ['وردة الليل', 'تنتظر النور'],
      ],
    ]);
  });
  test('free verse has stanzas and one part a line', () => {
    expect(verses(only('<pre class="wp-block-verse">غيمة\nتمضي\n\n<em>وردة</em> تبقى</pre>', 'poem'))).toEqual([
      [['غيمة'], ['تمضي']],
      [['وردة تبقى']],
    ]);
  });
  test('an address with breaks is none', () => {
    expect(kindsOf('<p>شارع النخيل<br>بيت عشرة</p>')).toEqual(['paragraph']);
  });
});

describe('posts', () => {
  const cases: [string, string, object][] = [
    [
      'X',
      '<blockquote class="twitter-tweet"><p lang="ar" dir="rtl">فتحنا الحديقة <a href="https://t.co/x">pic.twitter.com/x</a></p>&mdash; حديقة الحي (@garden_x) <a href="https://twitter.com/garden_x/status/1?ref_src=twsrc">١ آذار ٢٠٢٦</a></blockquote> <script async src="https://platform.twitter.com/widgets.js"></script>',
      {
        platform: 'X',
        author: 'حديقة الحي',
        handle: '@garden_x',
        date: '١ آذار ٢٠٢٦',
        url: 'https://twitter.com/garden_x/status/1?ref_src=twsrc',
      },
    ],
    [
      'Instagram',
      '<blockquote class="instagram-media" data-instgrm-captioned data-instgrm-permalink="https://www.instagram.com/p/abc/" data-instgrm-version="14"><div><a href="https://www.instagram.com/p/abc/"><div>View this post on Instagram</div></a><p><a href="https://www.instagram.com/p/abc/">A post shared by حديقة الحي (@garden)</a></p></div></blockquote>',
      { platform: 'Instagram', author: 'حديقة الحي', handle: '@garden', url: 'https://www.instagram.com/p/abc/' },
    ],
    [
      'Facebook',
      '<div class="fb-post" data-href="https://www.facebook.com/garden/posts/1"><blockquote cite="https://www.facebook.com/garden/posts/1" class="fb-xfbml-parse-ignore"><p>فتحنا الحديقة</p>Posted by <a href="https://facebook.com/garden">حديقة الحي</a> on&nbsp;<a href="https://www.facebook.com/garden/posts/1">الأحد</a></blockquote></div>',
      { platform: 'Facebook', author: 'حديقة الحي', date: 'الأحد' },
    ],
    [
      'TikTok',
      '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@garden/video/1" data-video-id="1"><section><a target="_blank" title="@garden" href="https://www.tiktok.com/@garden">@garden</a> <p>فتحنا الحديقة</p> <a href="https://www.tiktok.com/music/x">♬ لحن</a></section></blockquote>',
      { platform: 'TikTok', handle: '@garden', url: 'https://www.tiktok.com/@garden/video/1' },
    ],
    [
      'Bluesky',
      '<blockquote class="bluesky-embed" data-bluesky-uri="at://x"><p lang="ar">فتحنا الحديقة<br><br><a href="https://bsky.app/profile/did/post/1">[image or embed]</a></p>&mdash; حديقة الحي (<a href="https://bsky.app/profile/did">@garden.bsky.social</a>) <a href="https://bsky.app/profile/did/post/1">Mar 1, 2026</a></blockquote>',
      { platform: 'Bluesky', author: 'حديقة الحي', handle: '@garden.bsky.social', date: 'Mar 1, 2026' },
    ],
    [
      'Mastodon',
      '<blockquote class="mastodon-embed" data-embed-url="https://mastodon.example/@garden/1/embed"><a href="https://mastodon.example/@garden/1"><div>Post by @garden@mastodon.example</div><div>View on Mastodon</div></a></blockquote>',
      { platform: 'Mastodon', handle: '@garden@mastodon.example', url: 'https://mastodon.example/@garden/1' },
    ],
  ];
  test.each(cases)('%s', (_name, html, post) => {
    const { blocks, warnings } = readHtml(html);
    expect(blocks).toEqual([expect.objectContaining({ type: 'post', ...post })]);
    expect(warnings).toEqual([]);
    const words = html.includes('فتحنا') ? 'فتحنا الحديقة' : '';
    expect(blockTexts(blocks[0]!).join(' ')).toContain(words);
  });
});

describe('notes, anchors and links', () => {
  const forms: [string, string][] = [
    [
      'WordPress',
      '<p>قيل<sup data-fn="aa" class="fn"><a href="#aa" id="aa-link">1</a></sup>.</p><ol class="wp-block-footnotes"><li id="aa">المصدر. <a href="#aa-link" aria-label="عودة">↩︎</a></li></ol>',
    ],
    [
      'Google Docs',
      '<p>قيل<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> المصدر.</p></div>',
    ],
    [
      'Word',
      '<p>قيل<a href="#_ftn1" name="_ftnref1" title=""><sup>[1]</sup></a>.</p><div id="ftn1"><p class="MsoFootnoteText"><a href="#_ftnref1" name="_ftn1">[1]</a> المصدر.</p></div>',
    ],
    [
      'Markdown',
      '<p>قيل<sup id="fnref:1"><a href="#fn:1" class="footnote">1</a></sup>.</p><div class="footnotes"><ol><li id="fn:1"><p>المصدر. <a href="#fnref:1">↩</a></p></li></ol></div>',
    ],
  ];
  test.each(forms)('footnotes of %s', (_name, html) => {
    const { blocks, warnings } = readHtml(html);
    expect(blocks[0]).toMatchObject({ content: [text('قيل'), { type: 'note', note: 'n1' }, text('.')] });
    const notes = blocks.at(-1)!;
    expect(notes).toMatchObject({ type: 'footnotes', notes: [{ id: 'n1', referred: true, blocks: [p('المصدر.')] }] });
    expect(warnings).toEqual([]);
  });
  test('anchors inside the page', () => {
    const { blocks } = readHtml(
      '<p>انظر <a href="#tail">الخاتمة</a> و<a href="#no">لا شيء</a></p><h2 id="tail">خاتمة</h2>',
    );
    expect(blocks[1]).toMatchObject({ type: 'heading', anchor: 'in-tail' });
    expect(blocks[0]).toMatchObject({
      content: [text('انظر '), { type: 'link', href: '#in-tail' }, text(' ولا شيء')],
    });
  });
  test.each([
    ['/ar/news/abcd1234', '/ar/news/abcd1234'],
    ['https://news.example.org/ar/news/abcd1234?x=1#y', '/ar/news/abcd1234?x=1#y'],
    ['https://old.example.org/en/topic/bees', '/en/topic/bees'],
    ['https://old.example.org/2026/bees/', 'https://old.example.org/2026/bees/'],
    ['/2026/bees/', 'https://old.example.org/2026/bees/'],
    ['//other.example/x', 'https://other.example/x'],
    ['/\\other.example/x', null],
    ['javascript:alert(1)', null],
  ])('the link %s', (href, to) => {
    const hosts = { own: 'news.example.org', others: ['old.example.org'] };
    const { blocks } = readHtml(`<p><a href="${href}">رابط</a></p>`, { hosts });
    expect(blocks).toEqual([
      { type: 'paragraph', content: [to ? { type: 'link', href: to, children: [text('رابط')] } : text('رابط')] },
    ]);
  });
});

describe('pictures', () => {
  test.each([
    [
      '<figure class="wp-block-gallery"><figure><img src="bees.jpg"><figcaption>أ</figcaption></figure><figure><img src="bees.jpg"></figure><figcaption>النحل</figcaption></figure>',
    ],
    [
      '<ul class="wp-block-gallery"><li class="blocks-gallery-item"><figure><img src="bees.jpg"><figcaption>أ</figcaption></figure></li><li><figure><img src="bees.jpg"></figure></li></ul><p>النحل</p>',
    ],
    [
      '<div class="gallery"><dl class="gallery-item"><dt><a href="x"><img src="bees.jpg"></a></dt><dd>أ</dd></dl><dl><dt><img src="bees.jpg"></dt></dl></div><p>النحل</p>',
    ],
  ])('a gallery %#', (html) => {
    const { blocks } = readHtml(html);
    expect(blocks[0]).toMatchObject({ type: 'gallery' });
    expect(blocks[0]).toHaveProperty('pictures.length', 2);
    expect(blocks.flatMap(blockTexts).join(' ')).toContain('أ');
    expect(blocks.flatMap(blockTexts).join(' ')).toContain('النحل');
  });
  test.each([
    ['الميناء عند الفجر. صورة: وكالة', 'الميناء عند الفجر.', 'صورة: وكالة'],
    ['الميناء عند الفجر (تصوير: ريم)', 'الميناء عند الفجر', 'تصوير: ريم'],
    ['The harbour at dawn. Photo: Agency', 'The harbour at dawn.', 'Photo: Agency'],
    ['الميناء © وكالة', 'الميناء', '© وكالة'],
    ['صورة: وكالة', null, 'صورة: وكالة'],
    ['الميناء عند الفجر', 'الميناء عند الفجر', null],
  ])('caption and credit of «%s»', (line, caption, credit) => {
    expect(
      only(`<figure><img src="bees.jpg"><figcaption>${line}</figcaption></figure>`, 'picture').picture,
    ).toMatchObject({ caption, credit });
  });
});

describe('what editors paste', () => {
  test('Google Docs’ bold that is none, and Word’s leftovers', () => {
    expect(
      readHtml(
        '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="rtl"><span style="font-weight:400">عادي</span><span style="font-weight:700">مهم</span></p></b>',
      ).blocks,
    ).toEqual([
      { type: 'paragraph', dir: 'rtl', content: [text('عادي'), { type: 'strong', children: [text('مهم')] }] },
    ]);
    expect(
      readHtml(
        '<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><p class="MsoNormal">نص<o:p></o:p></p>',
      ).blocks,
    ).toEqual([p('نص')]);
  });
});
