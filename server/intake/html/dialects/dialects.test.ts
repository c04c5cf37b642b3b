import { expect, test } from 'vitest';
import { inlineText } from '#words/inline-text.ts';
import { readHtml } from '../../../testing/intake.ts';

const one = (html: string) => {
  const { blocks, warnings } = readHtml(html);
  expect(warnings).toEqual([]);
  expect(blocks).toHaveLength(1);
  return blocks[0]!;
};

test.each([
  ['<amp-youtube data-videoid="M7lc1UVf-VE" layout="responsive" width="480" height="270"></amp-youtube>', 'YouTube'],
  ['<amp-vimeo data-videoid="76979871"></amp-vimeo>', 'Vimeo'],
  ['<amp-brightcove data-account="12" data-player-id="x" data-video-id="345"></amp-brightcove>', 'Brightcove'],
  ['<amp-jwplayer data-player-id="XyZ98765" data-media-id="AbCd1234"></amp-jwplayer>', 'JW Player'],
  ['<amp-soundcloud data-trackid="123"></amp-soundcloud>', 'SoundCloud'],
  ['<lite-youtube videoid="M7lc1UVf-VE" playlabel="نشرة"></lite-youtube>', 'YouTube'],
  ['<div class="youtube-player" data-id="M7lc1UVf-VE"></div>', 'YouTube'],
  ['<iframe src="about:blank" data-src="https://www.youtube.com/embed/M7lc1UVf-VE"></iframe>', 'YouTube'],
  ['<p>https://www.youtube.com/watch?v=M7lc1UVf-VE</p>', 'YouTube'],
  ['<object><embed src="https://www.youtube.com/v/M7lc1UVf-VE"></object>', 'YouTube'],
])('a player: %s', (html, provider) => {
  expect(one(html)).toMatchObject({ type: 'player', provider });
});

test.each([
  ['<amp-instagram data-shortcode="fBwFP" width="1" height="1"></amp-instagram>', 'https://www.instagram.com/p/fBwFP/'],
  [
    '<amp-facebook data-href="https://www.facebook.com/t/posts/9"></amp-facebook>',
    'https://www.facebook.com/t/posts/9',
  ],
  ['<amp-iframe src="https://maps.example.org/x" title="خريطة"></amp-iframe>', 'https://maps.example.org/x'],
  ['<div class="infogram-embed" data-id="a-b" data-title="أرقام"></div>', 'https://infogram.com/a-b'],
  [
    '<div><a href="https://example.org/live" data-iframely-url="//cdn.iframe.ly/x"></a></div>',
    'https://example.org/live',
  ],
  ['<iframe src="https://platform.twitter.com/embed/Tweet.html?id=17"></iframe>', 'https://x.com/i/status/17'],
  [
    '<script>jwplayer("p").setup({"file": "https://cdn.example.org/v.m3u8"})</script>',
    'https://cdn.example.org/v.m3u8',
  ],
  [
    '<blockquote class="wp-embedded-content"><a href="https://example.org/s">قصة</a></blockquote><iframe style="visibility:hidden" src="https://example.org/s/embed/"></iframe>',
    'https://example.org/s',
  ],
])('a link: %s', (html, url) => {
  expect(one(html)).toMatchObject({ type: 'embed', url });
});

test('pictures: of AMP, lazily loaded, of a classic gallery, with the credit beside them', () => {
  expect(one('<amp-img src="bees.jpg" width="16" height="9" alt="نحل"></amp-img>')).not.toHaveProperty('width');
  for (const html of [
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="bees.jpg">',
    '<img src="placeholder.gif" data-lazy-src="bees.jpg">',
    '<img srcset="small.jpg 300w, bees.jpg 600w">',
  ])
    expect(one(html)).toMatchObject({ type: 'picture' });
  const item = '<dl class="gallery-item"><dt><img src="bees.jpg"></dt><dd class="gallery-caption">الربيع</dd></dl>';
  const gallery = one(`<div class="gallery">${item}${item}</div>`);
  expect(gallery).toMatchObject({ type: 'gallery', pictures: [{ caption: 'الربيع' }, { caption: 'الربيع' }] });
  const beside = '<figure><div><img src="bees.jpg"><span class="photo-credit">ريم</span></div>';
  expect(one(`${beside}<figcaption>شرح</figcaption></figure>`)).toMatchObject({
    picture: { caption: 'شرح', credit: 'ريم' },
  });
  expect(one(`${beside}</figure>`)).toMatchObject({ picture: { caption: null, credit: 'ريم' } });
  const nested = '<figure><figure><img src="bees.jpg"><figcaption>داخل</figcaption></figure>';
  expect(one(`${nested}<figcaption>خارج</figcaption></figure>`)).toMatchObject({ picture: { caption: 'داخل – خارج' } });
});

test('a list of Word, nested by its levels, without the bullets written into it', () => {
  const bullet = (mark: string) =>
    `<span style="mso-list:Ignore">${mark}<span style="font:7pt">&nbsp;&nbsp;</span></span>`;
  const entry = (level: number, mark: string, words: string) =>
    `<p class="MsoListParagraph" style="mso-list:l0 level${level} lfo1">${bullet(mark)}${words}</p>`;
  const html = `${entry(1, '1.', 'أول')} ${entry(2, '·', 'فرع')} ${entry(1, '2.', 'ثان')}`;
  const list = one(html);
  expect(list).toMatchObject({
    type: 'list',
    ordered: true,
    items: [{ children: [{ type: 'list', ordered: false }] }, { children: [] }],
  });
  expect(list.type === 'list' && list.items.map(({ content }) => inlineText(content))).toEqual(['أول', 'ثان']);
});

test('what the sender’s page does not show is counted, the button of an accordion is its heading', () => {
  const { blocks, dropped, warnings } = readHtml(
    '<h3><button aria-expanded="false">سؤال؟</button></h3><div><p>جواب</p></div><span class="screen-reader-text">قائمة</span><div class="ad-slot">إعلان</div>',
  );
  expect(blocks.map(({ type }) => type)).toEqual(['heading', 'paragraph']);
  expect(warnings).toEqual([]);
  expect(dropped['.sr-only']).toBe(2);
});

test('empty lines part paragraphs, and a code in a code is one', () => {
  const { blocks } = readHtml('<div>أول<br> <br>ثان<br>تتمته</div><pre><code>npm start</code></pre>');
  expect(blocks.map((block) => (block.type === 'paragraph' ? inlineText(block.content, '|') : ''))).toEqual([
    'أول',
    'ثان|تتمته',
    'npm start',
  ]);
  expect(blocks[2]).toEqual({
    type: 'paragraph',
    content: [{ type: 'code', children: [{ type: 'text', text: 'npm start' }] }],
  });
});

test('a place of the story’s own page is a place of the text; a file that was not sent is named', () => {
  const page = '/ar/news/abcdefgh';
  const hosts = { own: 'news.example', others: [] };
  const html = `<p><a href="https://news.example${page}#s">إلى</a> <a href="${page}#s">و</a></p><h2 id="s">هنا</h2>`;
  expect(JSON.stringify(readHtml(html, { page, hosts }).blocks).match(/"href":"[^"]*"/g)).toEqual([
    '"href":"#in-s"',
    '"href":"#in-s"',
  ]);
  const unsent = readHtml('<p><a href="/api/v1/push/assets/report-7">التقرير</a></p>');
  expect(unsent.warnings).toEqual([expect.stringContaining('/api/v1/push/assets/report-7')]);
  expect(unsent.blocks).toEqual([{ type: 'paragraph', content: [{ type: 'text', text: 'التقرير' }] }]);
});

test('frames of Mastodon are quoted posts on every host', () => {
  const frame = '<iframe class="mastodon-embed" src="https://social.example.org/@town/1101/embed"></iframe>';
  expect(one(frame)).toMatchObject({
    type: 'post',
    platform: 'Mastodon',
    handle: '@town@social.example.org',
    url: 'https://social.example.org/@town/1101',
  });
});
