import { describe, expect, test } from 'vitest';
import { blockTexts, plainText } from '#words/block-text.ts';
import { block as blockShape, type Block, type Picture } from '#contract/text.ts';
import { differencesOf } from '../desk/differences.ts';
import { emptyStory } from '../intake/empty-story.ts';
import { blocksHtml } from './block-html.ts';

const text = (words: string) => [{ type: 'text' as const, text: words }];
const p = (words: string): Block => ({ type: 'paragraph', content: text(words) });
const picture = (caption: string): Picture => ({
  ...{ src: '/pictures/a-640.jpg', width: 640, height: 480, renditions: [], alt: 'نحلة' },
  ...{ caption, credit: 'تصوير: ريم' },
});
const recording = {
  tracks: [],
  title: 'قطار الجبل',
  caption: 'يدخل النفق',
  credit: 'ريم',
  duration: 61,
  transcript: ['صفير القطار'],
};
const link = { title: 'خريطة المطر', caption: 'مليمترات', credit: null, width: null, height: null };

/** One of every kind, and the words that each of its outputs must say. `search`: words that are not for search. */
const kinds: {
  [Type in Block['type']]: {
    block: Extract<Block, { type: Type }>;
    words: string[];
    notSearched?: boolean;
    html?: RegExp;
  };
} = {
  paragraph: {
    block: { type: 'paragraph', content: [...text('كلام'), { type: 'note', note: 'n1', label: '١' }] },
    words: ['كلام'],
    html: /<sup><a href="#note-n1" id="mark-n1">١<\/a><\/sup>/,
  },
  heading: { block: { type: 'heading', level: 2, content: text('عنوان') }, words: ['عنوان'] },
  quote: { block: { type: 'quote', blocks: [p('قول')], cite: text('قائل') }, words: ['قول', 'قائل'] },
  list: {
    block: { type: 'list', ordered: true, items: [{ content: text('بند'), children: [p('تحته')] }] },
    words: ['بند', 'تحته'],
  },
  picture: {
    block: { type: 'picture', picture: picture('خلية'), width: 96 },
    words: ['خلية'],
    html: /width="96" height="72"/,
  },
  gallery: {
    block: { type: 'gallery', title: 'معرض', caption: 'ألوان', pictures: [picture('خلية'), picture('زهرة')] },
    words: ['معرض', 'ألوان', 'خلية', 'زهرة'],
  },
  film: {
    block: {
      type: 'film',
      sources: [{ src: '/media/a.mp4', type: 'video/mp4' }],
      poster: picture('x'),
      width: 640,
      height: 360,
      ...recording,
    },
    words: ['قطار الجبل', 'يدخل النفق', 'صفير القطار'],
    html: /<video controls preload="none" poster="https:\/\/n\.example\/pictures\/a-640\.jpg"><source src="https:\/\/n\.example\/media\/a\.mp4"/,
  },
  sound: {
    block: { type: 'sound', sources: [{ src: '/media/a.mp3', type: 'audio/mpeg' }], ...recording },
    words: ['قطار الجبل', 'يدخل النفق', 'صفير القطار'],
    html: /<audio controls/,
  },
  player: {
    block: {
      type: 'player',
      frame: 'https://flo.uri.sh/1/embed',
      url: 'https://flo.example/1',
      provider: 'Flourish',
      media: 'graphic',
      ...link,
    },
    words: ['خريطة المطر', 'مليمترات'],
    html: /<a href="https:\/\/flo\.example\/1">/,
  },
  table: {
    block: { type: 'table', caption: 'جدول', head: [], rows: [[{ heading: false, content: text('خلية') }]] },
    words: ['جدول', 'خلية'],
  },
  embed: { block: { type: 'embed', url: 'https://e.example/', title: 'رابط', provider: 'e.example' }, words: ['رابط'] },
  'see-also': {
    block: { type: 'see-also', title: 'اقرأ', links: [{ href: '/ar/news/a', text: 'خبر' }] },
    words: ['اقرأ', 'خبر'],
    notSearched: true,
  },
  'fact-box': {
    block: { type: 'fact-box', title: 'أرقام', blocks: [p('عشرة')] },
    words: ['أرقام', 'عشرة'],
    html: /<aside><h3>/,
  },
  'pull-quote': {
    block: { type: 'pull-quote', blocks: [p('سنزرع')], cite: text('بستاني') },
    words: ['سنزرع', 'بستاني'],
  },
  poem: {
    block: { type: 'poem', title: 'قصيدة', stanzas: [[[text('صدر'), text('عجز')], [text('سطر')]]], cite: text('شاعر') },
    words: ['قصيدة', 'صدر', 'عجز', 'سطر', 'شاعر'],
    html: /صدر … عجز<br>سطر/,
  },
  post: {
    block: {
      type: 'post',
      platform: 'X',
      url: 'https://x.example/1',
      author: 'حديقة',
      handle: '@g',
      date: 'أمس',
      blocks: [p('فتحنا')],
    },
    words: ['حديقة', '@g', 'أمس', 'فتحنا'],
    html: /<a href="https:\/\/x\.example\/1">/,
  },
  footnotes: {
    block: { type: 'footnotes', title: 'حواش', notes: [{ id: 'n1', label: '١', blocks: [p('مصدر')], referred: true }] },
    words: ['حواش', 'مصدر'],
    html: /id="note-n1"><a href="#mark-n1">/,
  },
  details: {
    block: { type: 'details', summary: text('سؤال'), open: false, blocks: [p('جواب')] },
    words: ['سؤال', 'جواب'],
  },
  'author-box': {
    block: { type: 'author-box', name: 'كاتب', portrait: picture('y'), blocks: [p('نبذة')] },
    words: ['كاتب', 'نبذة'],
    html: /width="96"/,
  },
  warning: { block: { type: 'warning', title: 'تنبيه', blocks: [p('مشاهد')] }, words: ['تنبيه', 'مشاهد'] },
  'live-post': {
    block: {
      type: 'live-post',
      time: '12:30',
      at: '2026-03-10T09:30:00.000Z',
      breaking: true,
      title: 'هدوء',
      blocks: [p('عادت')],
    },
    words: ['12:30', 'هدوء', 'عادت'],
    html: /<time datetime="2026-03-10T09:30:00.000Z">.*عاجل/,
  },
  attachment: {
    block: { type: 'attachment', href: '/files/a.pdf', title: 'تقرير', mediaType: 'application/pdf', bytes: 10 },
    words: ['تقرير'],
    html: /href="https:\/\/n\.example\/files\/a\.pdf"/,
  },
  separator: { block: { type: 'separator' }, words: [] },
};
const place = { origin: 'https://n.example', language: 'ar' } as const;
const withoutTags = (html: string) => html.replace(/<[^>]*>/g, '');

describe('every kind in every output', () => {
  test.each(Object.entries(kinds))('%s', (_type, { block, words, notSearched, html }) => {
    expect(blockShape.parse(block)).toEqual(block);
    const feed = blocksHtml([block], place);
    for (const word of words) {
      expect(withoutTags(feed)).toContain(word);
      expect(blockTexts(block).join(' ')).toContain(word);
    }
    for (const word of notSearched ? [] : words) expect(plainText([block])).toContain(word);
    expect(feed).toMatch(html ?? /^/);
    expect(feed).not.toMatch(/undefined|null|\[object/);
    const story = { ...emptyStory('خبر'), body: [] as Block[] };
    const changes = differencesOf(story, { ...story, body: [block] });
    const said = changes.flatMap((change) => change.words.map((each) => each.text)).join('');
    for (const word of words) expect(said).toContain(word);
  });
});
