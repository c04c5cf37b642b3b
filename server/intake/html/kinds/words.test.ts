import { expect, test } from 'vitest';
import { blockTexts } from '#words/block-text.ts';
import { readHtml } from '../../../testing/intake.ts';

/** Bodies as systems write them. Every word that a reader of the sender's page sees must be in the blocks. */
const bodies: [string, string][] = [
  [
    'a live page',
    '<div class="live-blog"><article class="live-blog-post" id="e1"><div class="live-blog-post__head"><time datetime="2026-03-10T12:30:00+03:00">منذ ساعة</time><span class="badge">عاجل</span></div><h3>هدأت الريح</h3><p>عادت القوارب إلى <a href="#e2">الميناء</a>.</p></article><article class="live-blog-post" id="e2"><p>فُتح الميناء.</p></article></div>',
  ],
  [
    'Gutenberg',
    '<!-- wp:paragraph --><p class="has-drop-cap">أزهرت أشجار اللوز.</p><!-- /wp:paragraph --><!-- wp:quote --><blockquote class="wp-block-quote"><p>لم نر مثلها.</p><cite>فلاح</cite></blockquote><!-- /wp:quote --><!-- wp:media-text --><div class="wp-block-media-text"><figure class="wp-block-media-text__media"><img src="bees.jpg"></figure><div class="wp-block-media-text__content"><p>بجانب الصورة.</p></div></div><!-- wp:columns --><div class="wp-block-columns"><div class="wp-block-column"><h3>شمالا</h3><p>مطر</p></div><div class="wp-block-column"><h3>جنوبا</h3><p>صحو</p></div></div><!-- wp:buttons --><div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link" href="https://example.org">سجل هنا</a></div></div><!-- wp:file --><div class="wp-block-file"><a href="https://example.org/a.pdf">التقرير السنوي</a><a href="https://example.org/a.pdf" class="wp-block-file__button" download>تنزيل</a></div>',
  ],
  [
    'more of Gutenberg',
    '<figure class="wp-block-embed is-type-video is-provider-youtube"><div class="wp-block-embed__wrapper">https://www.youtube.com/watch?v=abcdefg</div><figcaption>قطار الجبل</figcaption></figure><figure class="wp-block-audio"><audio controls src="https://example.org/a.mp3"></audio><figcaption>نشيد</figcaption></figure><figure class="wp-block-table"><table><thead><tr><th>شهر</th><th>مطر</th></tr></thead><tbody><tr><td>آذار</td><td>٤٠</td></tr></tbody></table><figcaption>المصدر: محطة القرية</figcaption></figure><pre class="wp-block-verse">غيمة      تمطر\nوردة      تنتظر</pre><details class="wp-block-details"><summary>لماذا؟</summary><p>لأن الشتاء طال.</p></details>',
  ],
  [
    'embeds of a broadcaster',
    '<div class="wysiwyg"><p>بدأ العرض.</p><div class="jetpack-video-wrapper"><iframe src="https://players.brightcove.net/1/d_default/index.html?videoId=2" title="عرض"></iframe></div><figure><iframe src="https://charts.example.org/9"></iframe><figcaption>خريطة الطرق</figcaption></figure><blockquote class="twitter-tweet" data-lang="ar"><p lang="ar" dir="rtl">نفتح الأبواب غدا <a href="https://twitter.com/hashtag/x">#حديقة</a></p>&mdash; الحديقة (@garden) <a href="https://twitter.com/garden/status/9">2 آذار</a></blockquote><aside class="more-on"><h2>المزيد عن الحدائق</h2><ul><li><a href="https://example.org/1">أول حديقة</a></li></ul></aside><p>انتهى.</p></div>',
  ],
  [
    'Superdesk',
    '<p>نص<a href="https://example.org">رابط</a></p><!-- EMBED START Image {id: "editor_0"} --><figure><img src="bees.jpg" alt=""><figcaption>النحل. تصوير: ريم</figcaption></figure><!-- EMBED END Image {id: "editor_0"} --><div class="embed-block"><blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/a/"><p><a href="https://www.instagram.com/p/a/">نزهة الربيع</a></p><p>A post shared by الحديقة (@garden) on <time datetime="2026-03-01T10:00:00+00:00">Mar 1, 2026 at 2:00am PST</time></p></blockquote></div><table><tbody><tr><td><ul class="related"><li><a href="https://example.org/b">خبر آخر</a></li></ul></td></tr></tbody></table><ul><li>بند<ul><li>فرع</li></ul></li></ul>',
  ],
  [
    'boxes in boxes',
    '<section class="info-box"><div class="info-box__title">ما القصة؟</div><div class="info-box__body"><p>شرح.</p><blockquote><p>اقتباس</p></blockquote></div></section><aside><p>سطر قصير</p></aside><div class="author-bio"><img src="bees.jpg" width="60" height="60"><span class="author-name">سلمى</span><p>تكتب عن الطقس.</p></div><div role="alert" class="content-warning"><strong>تنبيه:</strong> صور قاسية</div>',
  ],
  [
    'notes',
    '<p>أول<sup><a href="#f1" id="r1">1</a></sup> وثان<sup><a href="#f2" id="r2">2</a></sup> والأول<sup><a href="#f1" id="r3">1</a></sup></p><h2>حواش</h2><ol class="footnotes"><li id="f1">مصدر أول <a href="#r1">^</a></li><li id="f2">مصدر ثان <a href="#r2">^</a></li><li>بلا إحالة</li></ol>',
  ],
];

test.each(bodies)('no word is lost: %s', (_name, html) => {
  const { blocks, warnings } = readHtml(html);
  expect(warnings).toEqual([]);
  expect(blocks.flatMap(blockTexts).join(' ').length).toBeGreaterThan(20);
});

const parts = bodies.flatMap(
  ([, html]) => html.match(/<(p|figure|blockquote|aside|table|details|ul|pre|section)\b[^]*?<\/\1>/g) ?? [],
);
const around = [
  '<div>',
  '<section>',
  '<article>',
  '<div class="wp-block-group has-background">',
  '<aside>',
  '<blockquote>',
  '<details><summary>عنوان جانبي</summary>',
  '<li>',
];

test('nor in any mixture of them', () => {
  let state = 11;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let round = 0; round < 300; round++) {
    const html = Array.from({ length: 1 + next(6) }, () => {
      const open = next(2) === 0 ? around[next(around.length)]! : '';
      const close = open && `</${/^<(\w+)/.exec(open)![1]}>`;
      return `${open}${parts[next(parts.length)]}${parts[next(parts.length)]}${close}`;
    }).join('');
    const lost = readHtml(html).warnings.filter((warning) => /not shown/.test(warning));
    if (lost.length > 0) throw new Error(`${lost.join('; ')}: ${html}`);
  }
});
