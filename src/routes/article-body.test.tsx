import { Readability } from '@mozilla/readability';
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Block } from '#contract/text.ts';
import { answer } from '../testing/api.ts';
import { articleAnswer, paragraph, text } from '../testing/fixtures.ts';
import { openRoute } from '../testing/open-route.tsx';

it('renders every block as elements, with languages, nesting and characters as written', async () => {
  const body: Block[] = [
    paragraph(text('قال “إن «القارب» بخير” عبر '), { type: 'run', lang: 'en', dir: 'ltr', children: [text('Wi-Fi')] }),
    { type: 'heading', level: 2, content: [text('في البحر')] },
    {
      type: 'quote',
      blocks: [paragraph('«هدوء»'), { type: 'quote', blocks: [paragraph('داخله')], cite: null }],
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
  const one = articleAnswer({ body });
  answer(`ar/stories/${one.article.id}`, one);
  const { container } = await openRoute(`/ar/news/${one.article.id}`);
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

it('in reader mode a quote has its text and source, and nothing else is added', async () => {
  const long = Array.from({ length: 12 }, (_, index) =>
    paragraph(text(`أبحر القارب رقم ${index} من الميناء. `.repeat(8))),
  );
  const quote: Block = { type: 'quote', blocks: [paragraph('لن ننسى البحر.')], cite: [text('سلمى، بحّارة')] };
  const one = articleAnswer({ body: [...long, quote, ...long] });
  answer(`ar/stories/${one.article.id}`, one);
  await openRoute(`/ar/news/${one.article.id}`);
  await screen.findByText('سلمى، بحّارة');
  const read = new Readability(document.cloneNode(true) as Document).parse()?.textContent ?? '';
  expect(read).toContain('لن ننسى البحر.');
  expect(read).toContain('سلمى، بحّارة');
  expect(read).not.toContain(`/ar/news/${one.article.id}`);
});

it('a block without Arabic letters is left to right, and runs of the other direction are isolated', async () => {
  const cell = (words: string) => ({ heading: false, content: [text(words)] });
  const body: Block[] = [
    paragraph('كتب المؤلف:'),
    paragraph('"We will never forget, and never forgive."'),
    { type: 'heading', level: 2, content: [text('What happened?')] },
    { type: 'list', ordered: false, items: [{ content: [text('The first point.')], children: [] }] },
    {
      type: 'list',
      ordered: false,
      items: ['بند', 'Point.'].map((words) => ({ content: [text(words)], children: [] })),
    },
    { type: 'quote', blocks: [paragraph('We did it!')], cite: null },
    paragraph(
      text('راسلونا '),
      { type: 'link', href: 'mailto:press@example.org', children: [text('press@example.org')] },
      text(' أو '),
      { type: 'link', href: 'tel:+963112223344', children: [text('+963 11 222 3344')] },
    ),
    { type: 'table', caption: null, head: [], rows: [[cell('الفارق'), cell('+6'), cell('Team A.')]] },
  ];
  const one = articleAnswer({ dateline: null, headline: 'Breaking: none at all (2026).', deck: 'لغة C++', body });
  answer(`ar/stories/${one.article.id}`, one);
  await openRoute(`/ar/news/${one.article.id}`);
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
