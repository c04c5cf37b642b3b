import { Readability } from '@mozilla/readability';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Article } from '#contract/story.ts';
import type { Block, Inline } from '#contract/text.ts';
import { answer } from '../testing/api.ts';
import { articleAnswer, paragraph, picture, text } from '../testing/fixtures.ts';
import { openRoute } from '../testing/open-route.tsx';

async function open(body: Block[], given: Partial<Article> = {}): Promise<HTMLElement> {
  const one = articleAnswer({ body, ...given });
  answer(`ar/stories/${one.article.id}`, one);
  await openRoute(`/ar/news/${one.article.id}`);
  await screen.findByText('بعد ذلك.');
  return document.querySelector<HTMLElement>('.article-body')!;
}
const end = paragraph('بعد ذلك.');

const recording = {
  tracks: [],
  caption: 'عند الفجر',
  credit: 'قسم الفيديو',
  duration: 185,
  transcript: ['هنا المرفأ.'],
};
const film: Block = {
  ...recording,
  type: 'film',
  sources: [{ src: '/media/a.mp4', type: 'video/mp4' }],
  title: 'جولة في المرفأ',
  poster: picture,
  width: 640,
  height: 360,
};
const player: Block = {
  type: 'player',
  frame: 'https://www.youtube-nocookie.com/embed/x',
  url: 'https://www.youtube.com/watch?v=x',
  provider: 'YouTube',
  media: 'video',
  title: 'نشرة المساء',
  caption: 'مقطع منها',
  credit: null,
  width: null,
  height: null,
};

it('loads nothing of a film before it is played, and names it', async () => {
  const body = await open([paragraph('قبل ذلك.'), film, end]);
  const video = body.querySelector('video')!;
  expect(video).toHaveAttribute('preload', 'none');
  expect(video).toHaveAttribute('controls');
  expect(document.getElementById(video.getAttribute('aria-labelledby')!)).toHaveTextContent('جولة في المرفأ');
  expect(within(body).getByText('٣:٠٥')).toBeInTheDocument();
  expect(within(body).getByText('قسم الفيديو')).toBeInTheDocument();
  expect(within(body).getByText('هنا المرفأ.').closest('details')).not.toHaveAttribute('open');
});

it('opens with a film in place of the picture, unless the editor chose another picture', async () => {
  const body = await open([film, end], { picture });
  expect(body.querySelector('video')).toBeNull();
  expect(document.querySelector('.article-hero video')).toBeInTheDocument();
  expect(document.querySelector('.article-main img')).toBeNull();
});

it('loads the frame of a player with the tap, inside bounds, and moves the focus into it', async () => {
  const body = await open([player, end]);
  expect(within(body).getByRole('link', { name: /YouTube/ })).toHaveAttribute('href', player.url);
  expect(body.querySelector('iframe')).toBeNull();
  await userEvent.click(within(body).getByRole('button', { name: /نشرة المساء/ }));
  const frame = within(body).getByTitle('نشرة المساء');
  expect(frame).toHaveFocus();
  expect(frame).toHaveAttribute('src', player.frame);
  expect(frame.getAttribute('sandbox')).not.toContain('top-navigation');
  expect(frame).toHaveAttribute('referrerpolicy', 'strict-origin-when-cross-origin');
  expect(within(body).getByText('مقطع منها')).toBeInTheDocument();
});

it('leads from the mark of a note to the note and back', async () => {
  const body = await open([
    paragraph('بدأ البناء', { type: 'note', note: 'a b', label: '١' }, '.'),
    end,
    {
      type: 'footnotes',
      title: null,
      notes: [{ id: 'a b', label: '١', blocks: [paragraph('من السجل.')], referred: true }],
    },
  ]);
  const targetOf = (link: HTMLElement) =>
    document.getElementById(decodeURIComponent(link.getAttribute('href')!.slice(1)));
  const mark = within(body).getByRole('doc-noteref', { name: 'الحاشية ١' });
  const note = targetOf(mark)!;
  expect(note).toHaveTextContent('من السجل.');
  expect(note).toHaveAttribute('tabindex', '-1');
  const back = within(note).getByRole('doc-backlink', { name: /موضع الحاشية ١/ });
  expect(targetOf(back)).toBe(mark);
});

it('names every box, and says of a document what it is', async () => {
  const body = await open([
    { type: 'fact-box', title: 'ما الخطة؟', blocks: [paragraph('ألف شجرة.')] },
    { type: 'warning', title: null, blocks: [paragraph('مشاهد لعاصفة.')] },
    { type: 'gallery', title: null, caption: null, pictures: [picture, { ...picture, alt: 'ثانية' }] },
    { type: 'attachment', href: '/files/a', title: 'التقرير', mediaType: 'application/pdf', bytes: 2_516_582 },
    { type: 'live-post', time: null, at: '2026-03-01T10:00:00.000Z', breaking: true, title: 'هدأت الريح', blocks: [] },
    end,
  ]);
  expect(within(body).getByRole('complementary', { name: 'ما الخطة؟' })).toHaveTextContent('ألف شجرة.');
  expect(within(body).getByRole('note', { name: 'تنبيه' })).toHaveTextContent('مشاهد لعاصفة.');
  const gallery = within(body).getByRole('region', { name: 'معرض صور' });
  expect(within(gallery).getAllByRole('listitem')).toHaveLength(2);
  expect(within(gallery).getByRole('status')).toHaveTextContent('١ من ٢');
  expect(within(body).getByRole('link', { name: /التقرير/ })).toHaveTextContent('PDF٢٫٤ ميغابايت');
  expect(within(body).getByText('عاجل')).toBeInTheDocument();
  expect(body.querySelector('time')).toHaveAttribute('datetime', '2026-03-01T10:00:00.000Z');
});

it('keeps all words in their order in reader mode and in copied text', async () => {
  const halves = (first: string, second: string): [Inline[], Inline[]] => [[text(first)], [text(second)]];
  const body = await open([
    paragraph('أولاً قال أهل المرفأ إن البحر كان هادئاً في ذلك الصباح، وإن القوارب خرجت كلها قبل الفجر بساعة.'),
    { type: 'poem', title: 'نشيد', cite: [text('شاعر الحي')], stanzas: [[halves('صدر ثانٍ', 'عجز ثالث')]] },
    { type: 'pull-quote', blocks: [paragraph('رابعاً نترك ظلاً')], cite: [text('خامساً المهندسة')] },
    {
      type: 'post',
      platform: 'X',
      url: 'https://x.com/a/status/1',
      author: 'سادساً بلدية المرفأ',
      handle: '@a',
      date: '١ آذار',
      blocks: [paragraph('سابعاً نفتح المحطة')],
    },
    player,
    film,
    end,
  ]);
  const order = [
    'أولاً',
    'صدر ثانٍ عجز ثالث',
    'رابعاً',
    'خامساً',
    'سادساً',
    'سابعاً',
    'نشرة المساء',
    'جولة في المرفأ',
    'بعد ذلك.',
  ];
  const places = (words: string) => order.map((each) => words.indexOf(each));
  const sorted = (numbers: number[]) => numbers.toSorted((one, other) => one - other);
  expect(places(body.textContent)).toEqual(sorted(places(body.textContent)));
  const read = new Readability(document.cloneNode(true) as Document).parse()!.textContent!.replace(/\s+/g, ' ');
  expect(places(read)).not.toContain(-1);
  expect(places(read)).toEqual(sorted(places(read)));
});
