import { act, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Block } from '#contract/text.ts';
import { answer, problem } from '../testing/api.ts';
import { articleAnswer, frontAnswer, picture, published, searchAnswer, searchHit, story } from '../testing/fixtures.ts';
import { openRoute } from '../testing/open-route.tsx';
import { translatePage } from '../testing/translate.ts';
import { withdrawnKey } from '../wire/keys.ts';

// A word in every text of the answers, and what a correction replaces it with.
const [before, after] = ['قديم', 'جديد'];
const words = (name: string) => `${before} ${name} Wi-Fi a-b`;

function storyOf(language: 'ar' | 'en') {
  return story({
    language,
    headline: words('عنوان'),
    kicker: words('تمهيد'),
    deck: words('ملخص'),
    picture: { ...picture, caption: words('صورة'), credit: words('مصور') },
    updated: '2026-03-01T11:00:00.000Z',
  });
}

function answers(language: 'ar' | 'en') {
  const one = () => storyOf(language);
  const breaking = { ...one(), breakingUntil: '2099-03-01T11:00:00.000Z' };
  const text = (name: string) => ({ type: 'text', text: words(name) }) as const;
  const body: Block[] = [
    { type: 'paragraph', content: [text('فقرة')] },
    { type: 'paragraph', content: [text('فقرة'), { type: 'strong', children: [text('غامق')] }, text('ذيل')] },
    { type: 'list', ordered: true, items: [{ content: [text('بند')], children: [] }] },
    { type: 'quote', blocks: [{ type: 'paragraph', content: [text('قول')] }], cite: [text('قائل')] },
    { type: 'table', caption: words('جدول'), head: [], rows: [[{ heading: false, content: [text('خانة')] }]] },
    { type: 'picture', picture: { ...picture, src: '/pictures/b.webp', caption: words('صورة'), credit: null } },
  ];
  const article = articleAnswer(
    {
      ...one(),
      body,
      dateline: words('مكان'),
      byline: words('كاتب'),
      sources: [words('مصدر')],
      copyright: words('حقوق'),
      corrections: [{ at: published, text: words('تصويب') }],
      subjects: [{ slug: 'boats', name: words('موضوع') }],
    },
    {
      seeAlso: [
        { type: 'story', story: one() },
        { type: 'outside', headline: words('بعيد'), href: 'https://example.org/far' },
      ],
      related: [{ story: one(), reason: 'subject' }],
    },
  );
  const id = language === 'ar' ? 'aaaaaaaaaa' : 'eeeeeeeeee';
  article.article.id = id;
  answer(`${language}/ticker`, { stories: [breaking, { ...one(), hasBody: false }], position: 1 });
  answer(
    `${language}/front`,
    frontAnswer({ lead: one(), tied: [one()], secondary: [one()], latest: [breaking, { ...one(), hasBody: false }] }),
  );
  answer(`${language}/stories`, {
    stories: [one(), one()],
    next: null,
    subject: { slug: 'boats', name: words('موضوع') },
  });
  const hit = searchHit({ story: one(), headlineMarks: [[0, 4]], excerpt: words('مقتطف'), excerptMarks: [[0, 4]] });
  answer(`${language}/search`, searchAnswer({ hits: [hit] }));
  answer(`${language}/suggestions`, { words: [], headlines: [] });
  answer(`${language}/stories/${id}`, {
    ...article,
    translations: [{ language: 'en', id: 'eeeeeeeeee', headline: 'x' }],
  });
  return article;
}

/** Every text of a page, with its element. */
function texts(root: Element): string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode as Text;
    const around = parentElement!.closest('font font')?.parentElement?.parentElement ?? parentElement!;
    found.push(`<${around.localName} class="${around.className}">${data}`);
  }
  return found;
}

const pages = ['', '/section/sea', '/topic/boats', '/search?q=a', '/latest', '/saved', '/news/aaaaaaaaaa'];

it.each(pages)('a page translated by the browser shows corrections, and another edition: %s', async (path) => {
  vi.useFakeTimers({ now: new Date(published), toFake: ['Date', 'setInterval', 'clearInterval'] });
  const saved = answers('ar').article;
  answers('en');
  localStorage.setItem('sharit-saved', JSON.stringify([{ story: saved, savedAt: published }]));
  const { container, queryClient, user } = await openRoute(`/ar${path}`);
  await waitFor(() => expect(container.querySelector('main')).toHaveTextContent(before));
  expect(translatePage(container)).toBeGreaterThan(20);

  // Relative times change.
  await act(() => vi.advanceTimersByTimeAsync(3 * 3_600_000));
  act(() => {
    for (const { queryKey, state } of queryClient.getQueryCache().getAll())
      if (state.data !== undefined)
        queryClient.setQueryData(
          queryKey,
          JSON.parse(
            JSON.stringify(state.data).replaceAll(before, after).replaceAll('"revision":1', '"revision":2'),
          ) as unknown,
        );
  });
  await waitFor(() => expect(texts(container).filter((text) => text.includes(before))).toEqual([]));
  expect(container.querySelector('main')).toHaveTextContent(after);

  translatePage(container);
  await user.click(screen.getByRole('link', { name: /English/ }));
  await waitFor(() => expect(document.documentElement.lang).toBe('en'));
  const shown = path === '/saved' ? after : before;
  await waitFor(() => expect(container.querySelector('main')).toHaveTextContent(shown));
  // Texts that are the same in the other language are unchanged.
  const stale = texts(container).filter((text) => /⟦.*[\u0600-\u06ff]/u.test(text));
  // Saved stories stay in their language.
  expect(stale.filter((text) => !text.includes('العربية') && !(path === '/saved' && text.includes(after)))).toEqual([]);
});

it('a page translated by the browser survives errors, a search, a withdrawal and being offline', async () => {
  const { article } = answers('ar');
  let refused = true;
  const stories = { stories: [storyOf('ar')], next: null };
  answer('ar/stories', () => (refused ? problem('unavailable', 503) : stories));
  const { container, queryClient, user } = await openRoute('/ar/section/sea');
  await screen.findByRole('heading', { level: 1, name: 'الخدمة متوقفة مؤقتاً' });
  translatePage(container);
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  act(() => void dispatchEvent(new Event('offline')));
  await screen.findByText(/أنت غير متصل/);
  translatePage(container);
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
  refused = false;
  act(() => void dispatchEvent(new Event('online')));
  await user.click(await screen.findByRole('button', { name: /إعادة المحاولة/ }));
  expect((await screen.findAllByRole('link', { name: words('عنوان') })).length).toBeGreaterThan(0);
  translatePage(container);
  await user.click(screen.getAllByRole('link', { name: 'بحث' })[0]!);
  await user.type(await screen.findByRole('combobox', { name: 'ابحث في الأخبار' }), 'a{Enter}');
  await screen.findByText('نتيجة واحدة');
  translatePage(container);
  queryClient.setQueryData(withdrawnKey('ar', article.id), { at: published });
  await user.type(screen.getByRole('combobox', { name: 'ابحث في الأخبار' }), 'b{Enter}');
  await screen.findByRole('heading', { level: 1, name: /ab/ });
  translatePage(container);
});
