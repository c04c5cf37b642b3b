import type { Block } from '#contract/text.ts';

/** A kind of block: the markup that makes it, in words, and a body in each language. `asset:` stands for the address of a pushed file. */
export type BlockSample = { kind: Block['type']; title: string; markup: string; ar: string; en: string };

const image = (name: string, alt: string, caption = ''): string =>
  `<figure><img src="asset:${name}" alt="${alt}">${caption && `<figcaption>${caption}</figcaption>`}</figure>`;

export const media: BlockSample[] = [
  {
    kind: 'picture',
    title: 'Picture',
    markup: '`img`, also in `figure` with `figcaption`; its credit is told apart («صورة: …», “Photo: …”)',
    ar: image('quay', 'رصيف وأمواج', 'الرصيف الشرقي بعد المطر. تصوير: قسم الصورة'),
    en: image('quay', 'A quay and waves', 'The eastern quay after the rain. Photo: Picture desk'),
  },
  {
    kind: 'gallery',
    title: 'Gallery',
    markup: '`figure.wp-block-gallery`, `.gallery` and the like with two pictures or more; Superdesk’s media gallery',
    ar: `<figure class="wp-block-gallery">${image('quay', 'أمواج', 'الموج عند الفجر')}${image('sun', 'شمس', 'والشمس بعده بساعة')}${image('palms', 'نخيل', 'النخيل على طريق المدارس')}<figcaption>صباح في المرفأ</figcaption></figure>`,
    en: `<figure class="wp-block-gallery">${image('quay', 'Waves', 'Waves at dawn')}${image('sun', 'The sun', 'The sun an hour later')}${image('palms', 'Palms', 'Palms on the school road')}<figcaption>A morning in the harbour</figcaption></figure>`,
  },
  {
    kind: 'film',
    title: 'Film',
    markup: '`video` with a pushed MP4 or WebM, or the address of an HLS list; `poster`, `track`, `figcaption`',
    ar: '<figure><video title="جولة في المرفأ عند الفجر" poster="asset:quay"><source src="https://stream.example.org/harbour.m3u8" type="application/vnd.apple.mpegurl"></video><figcaption>قوارب الصيد تعود قبل الشروق. تصوير: قسم الفيديو</figcaption></figure>',
    en: '<figure><video title="A walk through the harbour at dawn" poster="asset:quay"><source src="https://stream.example.org/harbour.m3u8" type="application/vnd.apple.mpegurl"></video><figcaption>Fishing boats come home before sunrise. Photo: Video desk</figcaption></figure>',
  },
  {
    kind: 'sound',
    title: 'Sound',
    markup: '`audio` with a pushed MP3 or M4A, or the address of an HLS list; `figcaption`',
    ar: '<figure><audio title="كيف يُصنع الزورق؟"><source src="https://stream.example.org/boat.m3u8" type="application/vnd.apple.mpegurl"></audio><figcaption>حديث مع نجّار مراكب</figcaption></figure>',
    en: '<figure><audio title="How is a boat built?"><source src="https://stream.example.org/boat.m3u8" type="application/vnd.apple.mpegurl"></audio><figcaption>A talk with a boat builder</figcaption></figure>',
  },
  {
    kind: 'player',
    title: 'Player',
    markup: '`iframe` of a host in `contract/players.ts` or in the newsroom’s `players`; WordPress’s embed block',
    ar: '<figure><iframe src="https://www.youtube.com/embed/M7lc1UVf-VE" title="نشرة المساء: البحر والطقس"></iframe><figcaption>مقطع من النشرة</figcaption></figure>',
    en: '<figure><iframe src="https://www.youtube.com/embed/M7lc1UVf-VE" title="Evening bulletin: sea and weather"></iframe><figcaption>Part of the bulletin</figcaption></figure>',
  },
  {
    kind: 'embed',
    title: 'Outside link',
    markup: '`iframe` of any other host, named by its title, caption or host',
    ar: '<iframe src="https://maps.example.org/stops" title="خريطة محطات الحافلات"></iframe>',
    en: '<iframe src="https://maps.example.org/stops" title="Map of the bus stops"></iframe>',
  },
  {
    kind: 'post',
    title: 'Quoted post',
    markup:
      'the embed code of X, Instagram, Threads, Facebook, TikTok, Telegram, Reddit, Mastodon and Bluesky; its words stay, its script is left out',
    ar: '<blockquote class="twitter-tweet"><p lang="ar" dir="rtl">نفتح المحطة الجديدة صباح غد، والركوب في يومها الأول بلا أجر.</p>&mdash; بلدية المرفأ (@harbour_example) <a href="https://twitter.com/harbour_example/status/1">١ آذار ٢٠٢٦</a></blockquote>',
    en: '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">The new stop opens tomorrow morning. The first day is free.</p>&mdash; Harbour Town (@harbour_example) <a href="https://twitter.com/harbour_example/status/1">March 1, 2026</a></blockquote>',
  },
  {
    kind: 'attachment',
    title: 'Attachment',
    markup: 'WordPress’s file block; Superdesk’s `a[data-attachment]`',
    ar: '<div class="wp-block-file"><a href="https://example.org/water.pdf">تقرير جودة المياه</a></div>',
    en: '<div class="wp-block-file"><a href="https://example.org/water.pdf">Report on the quality of water</a></div>',
  },
];
