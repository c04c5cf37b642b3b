import { Readability } from '@mozilla/readability';
import { screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Article, ArticleAnswer } from '#contract/story.ts';
import type { Block, Inline } from '#contract/text.ts';
import { resetSaved } from '../saved/saved-stories.ts';
import { answer, problem } from '../testing/api.ts';
import { picture, story } from '../testing/fixtures.ts';
import { answerStream } from '../testing/answer-stream.ts';
import { openRoute } from '../testing/open-route.tsx';
import { resetTickerSettings } from '../ticker/controls/ticker-settings.ts';

afterEach(() => {
  resetSaved();
  resetTickerSettings();
});

const text = (words: string): Inline => ({ type: 'text', text: words });
const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', content });

function article(given: Partial<Article> = {}): Article {
  return {
    ...story(),
    dateline: 'الميناء-التجربة',
    byline: 'مراسل التجربة',
    authors: [],
    sources: [],
    subjects: [{ slug: 'boats', name: 'قوارب' }],
    body: [paragraph(text('أبحر القارب.')), paragraph(text('وعاد مساءً.'))],
    corrections: [],
    copyright: null,
    ...given,
  };
}
const page = (one: Article, more: Partial<ArticleAnswer> = {}): ArticleAnswer => ({
  article: one,
  translations: [],
  seeAlso: [],
  related: [],
  chronology: [],
  inSection: [],
  next: null,
  position: 3,
  ...more,
});

it('shows a story whole: headline, deck, byline, times, dateline in the first paragraph', async () => {
  const one = article({ deck: 'رحلة قصيرة', updated: '2026-03-01T11:00:00.000Z', picture });
  answer(`ar/stories/${one.id}`, page(one));
  await openRoute(`/ar/news/${one.id}`);
  expect(await screen.findByRole('heading', { level: 1, name: one.headline })).toBeInTheDocument();
  expect(screen.getByText('رحلة قصيرة')).toBeInTheDocument();
  expect(screen.getByText('مراسل التجربة')).toBeInTheDocument();
  expect(screen.getByText('أبحر القارب.').textContent).toBe('الميناء-التجربة أبحر القارب.');
  expect(screen.getByText(/حُدّث الساعة/)).toHaveAttribute('datetime', one.updated);
  expect(screen.getByRole('img', { name: picture.alt })).toBeInTheDocument();
  expect(screen.getByText(picture.credit!)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'قوارب' })).toHaveAttribute('href', '/ar/topic/boats');
});

it('renders every block as elements, with languages, nesting and characters as written', async () => {
  const body: Block[] = [
    paragraph(text('قال “إن «القارب» بخير” عبر '), { type: 'run', lang: 'en', dir: 'ltr', children: [text('Wi-Fi')] }),
    { type: 'heading', level: 2, content: [text('في البحر')] },
    {
      type: 'quote',
      blocks: [paragraph(text('«هدوء»')), { type: 'quote', blocks: [paragraph(text('داخله'))], cite: null }],
      cite: [text('بحّار')],
    },
    {
      type: 'list',
      ordered: true,
      start: 3,
      items: [
        {
          content: [text('أول')],
          children: [{ type: 'list', ordered: false, items: [{ content: [text('فرع')], children: [] }] }],
        },
      ],
    },
    {
      type: 'table',
      caption: 'الرحلات',
      head: [
        [
          { heading: true, content: [text('اليوم')] },
          { heading: true, content: [text('العدد')] },
        ],
      ],
      rows: [
        [
          { heading: true, content: [text('الأحد')] },
          { heading: false, content: [text('١٢')] },
        ],
      ],
    },
    { type: 'embed', url: 'https://video.example/1', title: null, provider: 'Video' },
    { type: 'see-also', title: 'اقرأ أيضاً', links: [{ href: 'https://example.org/x', text: 'صفحة أخرى' }] },
    { type: 'separator' },
  ];
  const one = article({ body });
  answer(`ar/stories/${one.id}`, page(one));
  const { container } = await openRoute(`/ar/news/${one.id}`);
  const run = await screen.findByText('Wi-Fi');
  expect(run).toHaveAttribute('lang', 'en');
  expect(run).toHaveAttribute('dir', 'ltr');
  expect(run.parentElement!.textContent).toContain('قال “إن «القارب» بخير” عبر Wi-Fi');
  expect(screen.getByRole('heading', { level: 2, name: 'في البحر' })).toBeInTheDocument();
  expect(container.querySelector('blockquote blockquote')).toHaveTextContent('داخله');
  expect(screen.getByText('بحّار').tagName).toBe('CITE');
  expect(container.querySelector('ol[start="3"] > li')).toHaveTextContent('٣.أولفرع');
  const table = screen.getByRole('region', { name: 'الرحلات' });
  expect(table).toHaveAttribute('tabindex', '0');
  expect(within(table).getByRole('cell', { name: '١٢' })).toHaveAttribute('data-number');
  expect(within(table).getByRole('rowheader', { name: 'الأحد' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /video\.example/ })).toHaveAttribute('href', 'https://video.example/1');
  expect(screen.getByRole('link', { name: 'صفحة أخرى' })).toBeInTheDocument();
  expect(screen.getByRole('separator')).toBeInTheDocument();
  expect(container.querySelector('iframe, script')).toBeNull();
});

it('dates corrections, lists see-also and related stories with reasons, marks an expired story', async () => {
  const near = story();
  const chosen = story();
  const one = article({ expired: true, corrections: [{ at: '2026-03-01T12:00:00.000Z', text: 'العدد اثنا عشر.' }] });
  answer(
    `ar/stories/${one.id}`,
    page(one, {
      seeAlso: [
        { type: 'story', story: chosen },
        { type: 'outside', headline: 'صفحة بعيدة', href: 'https://example.org/far' },
      ],
      related: [{ story: near, reason: 'subject' }],
    }),
  );
  await openRoute(`/ar/news/${one.id}`);
  expect((await screen.findByText(/العدد اثنا عشر/)).closest('p')?.textContent).toMatch(
    /^تصويب \(١ آذار ٢٠٢٦، .+\): العدد اثنا عشر\.$/,
  );
  expect(screen.getByRole('link', { name: chosen.headline })).toHaveAttribute('href', `/ar/news/${chosen.id}`);
  expect(screen.getByRole('link', { name: /صفحة بعيدة/ })).toHaveAttribute('href', 'https://example.org/far');
  const strip = screen.getByRole('region', { name: 'أخبار ذات صلة' });
  expect(within(strip).getByText('في الموضوع نفسه')).toBeInTheDocument();
  expect(screen.getByText(/انقضى موعد هذا الخبر/)).toBeInTheDocument();
});

it('has the chronology of its event with itself in place, its section under its own name, and the next story', async () => {
  const [before, after, other] = [
    story({ headline: 'الأول' }),
    story({ headline: 'الأخير' }),
    story({ headline: 'من القسم' }),
  ];
  const one = article({ section: { slug: 'hills', name: 'تلال' } });
  const { body: _body, ...card } = one;
  answer(
    `ar/stories/${one.id}`,
    page(one, { chronology: [before, { ...story(), ...card, id: one.id }, after], inSection: [other], next: after }),
  );
  await openRoute(`/ar/news/${one.id}`);
  const events = await screen.findByRole('region', { name: 'تسلسل الأحداث' });
  expect(
    within(events)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual(['الأول', 'الأخير']);
  expect(within(events).getByText('هذا الخبر').closest('li')).toHaveAttribute('aria-current', 'true');
  const section = screen.getByRole('region', { name: 'المزيد في قسم «تلال»' });
  expect(within(section).getByRole('link', { name: 'من القسم' })).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'أخبار ذات صلة' })).toBeNull();
  expect(within(screen.getByText('الخبر التالي').closest('p')!).getByRole('link', { name: 'الأخير' })).toHaveAttribute(
    'href',
    `/ar/news/${after.id}`,
  );
});

it('says that details will follow only while a flash is breaking', async () => {
  const flash = article({ body: [], breakingUntil: new Date(Date.now() + 600_000).toISOString() });
  answer(`ar/stories/${flash.id}`, page(flash));
  const { unmount } = await openRoute(`/ar/news/${flash.id}`);
  expect(await screen.findByText('خبر عاجل، والتفاصيل لاحقاً.')).toBeInTheDocument();
  unmount();
  const old = article({ body: [], breakingUntil: new Date(Date.now() - 600_000).toISOString() });
  answer(`ar/stories/${old.id}`, page(old));
  await openRoute(`/ar/news/${old.id}`);
  expect(await screen.findByText('لم ترد تفاصيل بعد.')).toBeInTheDocument();
});

it('saves a story; the saved page lists it until it is withdrawn', async () => {
  const one = article();
  answer(`ar/stories/${one.id}`, page(one));
  const { user, unmount } = await openRoute(`/ar/news/${one.id}`);
  await user.click(await screen.findByRole('button', { name: 'حفظ' }));
  expect(screen.getByRole('button', { name: 'حفظ' })).toHaveAttribute('aria-pressed', 'true');
  unmount();
  const saved = await openRoute('/ar/saved');
  expect(await screen.findByRole('link', { name: one.headline })).toBeInTheDocument();
  saved.unmount();
  answer(`ar/stories/${one.id}`, () => problem('withdrawn', 410));
  await openRoute('/ar/saved');
  expect(await screen.findByRole('heading', { level: 1, name: 'لم تحفظ أي خبر بعد' })).toBeInTheDocument();
  expect(localStorage.getItem('sharit-saved')).toBe('[]');
});

it('offers a new version without replacing the text; a kill replaces the page at once', async () => {
  const one = article();
  answer('ar/ticker', { stories: [story()], position: 3 });
  answer(`ar/stories/${one.id}`, (url) =>
    url.searchParams.get('v') === '2'
      ? page(article({ ...one, revision: 2, body: [paragraph(text('نص مصحح.'))] }), { position: 4 })
      : page(one),
  );
  const send = answerStream();
  const { user } = await openRoute(`/ar/news/${one.id}`);
  await screen.findByText('أبحر القارب.');
  await send({ event: 'update', id: 4, story: { ...story(), id: one.id, revision: 2 } });
  const show = await screen.findByRole('button', { name: 'عرض' });
  expect(screen.getByText('أبحر القارب.')).toBeInTheDocument();
  await user.click(show);
  expect(await screen.findByText('نص مصحح.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'عرض' })).toBeNull();
  await send({ event: 'canceled', id: 5, storyId: one.id, reason: 'killed' });
  expect(await screen.findByRole('heading', { level: 1, name: 'سُحب هذا الخبر' })).toBeInTheDocument();
  expect(screen.queryByText('نص مصحح.')).toBeNull();
});

it('in reader mode a quote has its text and source, and nothing else is added', async () => {
  const long = Array.from({ length: 12 }, (_, index) =>
    paragraph(text(`أبحر القارب رقم ${index} من الميناء. `.repeat(8))),
  );
  const quote: Block = { type: 'quote', blocks: [paragraph(text('لن ننسى البحر.'))], cite: [text('سلمى، بحّارة')] };
  const one = article({ body: [...long, quote, ...long] });
  answer(`ar/stories/${one.id}`, page(one));
  await openRoute(`/ar/news/${one.id}`);
  await screen.findByText('سلمى، بحّارة');
  const read = new Readability(document.cloneNode(true) as Document).parse()?.textContent ?? '';
  expect(read).toContain('لن ننسى البحر.');
  expect(read).toContain('سلمى، بحّارة');
  expect(read).not.toContain(`/ar/news/${one.id}`);
});

it('a block without Arabic letters is left to right, and runs of the other direction are isolated', async () => {
  const cell = (words: string) => ({ heading: false, content: [text(words)] });
  const body: Block[] = [
    paragraph(text('كتب المؤلف:')),
    paragraph(text('"We will never forget, and never forgive."')),
    { type: 'heading', level: 2, content: [text('What happened?')] },
    { type: 'list', ordered: false, items: [{ content: [text('The first point.')], children: [] }] },
    {
      type: 'list',
      ordered: false,
      items: ['بند', 'Point.'].map((words) => ({ content: [text(words)], children: [] })),
    },
    { type: 'quote', blocks: [paragraph(text('We did it!'))], cite: null },
    paragraph(
      text('راسلونا '),
      { type: 'link', href: 'mailto:press@example.org', children: [text('press@example.org')] },
      text(' أو '),
      { type: 'link', href: 'tel:+963112223344', children: [text('+963 11 222 3344')] },
    ),
    { type: 'table', caption: null, head: [], rows: [[cell('الفارق'), cell('+6'), cell('Team A.')]] },
  ];
  const one = article({ dateline: null, headline: 'Breaking: none at all (2026).', deck: 'لغة C++', body });
  answer(`ar/stories/${one.id}`, page(one));
  await openRoute(`/ar/news/${one.id}`);
  const directionOf = (words: string) => screen.getByText(words).closest('[dir]')!.getAttribute('dir');
  for (const words of [
    '"We will never forget, and never forgive."',
    'What happened?',
    'The first point.',
    'Point.',
    'We did it!',
    'press@example.org',
    '+963 11 222 3344',
    '+6',
    'Team A.',
    'C++',
  ])
    expect([words, directionOf(words)]).toEqual([words, 'ltr']);
  expect(directionOf('بند')).toBe('rtl');
  const title = screen.getByRole('heading', { level: 1 });
  expect(title.querySelector('bdi')).toHaveAttribute('dir', 'ltr');
  // Copied text is what the editor wrote.
  expect(title.textContent).toBe('Breaking: none at all (2026).');
});
