import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, problem } from '../testing/api.ts';
import { searchAnswer, searchHit, story } from '../testing/fixtures.ts';
import { openRoute } from '../testing/open-route.tsx';

test('a search marks whole words in the spelling of the text', async () => {
  const headline = 'ميناء صغير وقوارب';
  const hit = searchHit({
    story: story({ headline }),
    headlineMarks: [[headline.indexOf('قوارب'), headline.length]],
    excerpt: 'عادت القوارب مساءً',
    excerptMarks: [[7, 12]],
  });
  answer('ar/search', (url) => {
    expect(url.searchParams.get('q')).toBe('قوارب');
    return searchAnswer({ hits: [hit] });
  });
  const { container } = await openRoute('/ar/search?q=قوارب');
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('نتائج البحث عن «قوارب»');
  expect([...container.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['وقوارب', 'القوارب']);
  expect(screen.getByText('نتيجة واحدة')).toBeInTheDocument();
  expect(screen.getByRole('combobox', { name: 'ابحث في الأخبار' })).toHaveValue('قوارب');
});

test.each([
  [2, 'نتيجتان'],
  [7, '٧ نتائج'],
  [15, '١٥ نتيجة'],
  [100, '١٠٠ نتيجة'],
])('%i results are counted in Arabic', async (count, words) => {
  answer('ar/search', searchAnswer({ hits: [searchHit()], count }));
  await openRoute('/ar/search?q=بحر');
  expect(screen.getByText(words)).toBeInTheDocument();
});

test('more than a thousand hits are not counted', async () => {
  answer('en/search', searchAnswer({ hits: [searchHit()], count: 1000, more: true }));
  await openRoute('/en/search?q=sea');
  expect(screen.getByText('More than 1,000 results')).toBeInTheDocument();
});

test('the form leads to an address with the query and its filters', async () => {
  answer('ar/search', searchAnswer());
  answer('ar/suggestions', { words: [], headlines: [] });
  const { user, router } = await openRoute('/ar/search');
  expect(screen.getByRole('heading', { level: 1, name: 'بحث' })).toBeInTheDocument();
  const form = screen.getByRole('search');
  expect(form).toHaveAttribute('action', '/ar/search');
  expect(form).toHaveAttribute('method', 'get');
  await user.type(screen.getByRole('combobox', { name: 'ابحث في الأخبار' }), 'ريح');
  await user.selectOptions(screen.getByLabelText('القسم'), 'تلال');
  await user.click(within(form).getByRole('button', { name: 'بحث' }));
  expect(await screen.findByRole('heading', { level: 2, name: 'لا نتائج للبحث عن «ريح»' })).toBeInTheDocument();
  const asked = new URLSearchParams(router.state.location.search);
  expect(Object.fromEntries(asked)).toEqual({ q: 'ريح', section: 'hills' });
  expect(document.title).toBe('نتائج البحث عن «ريح» | صحيفة التجربة');
});

test('the button loads more results', async () => {
  answer('ar/search', (url) =>
    url.searchParams.get('cursor')
      ? searchAnswer({ hits: [searchHit({ story: story({ headline: 'الثاني' }) })], count: 2 })
      : searchAnswer({ hits: [searchHit({ story: story({ headline: 'الأول' }) })], next: 'two', count: 2 }),
  );
  const { user } = await openRoute('/ar/search?q=بحر');
  await user.click(screen.getByRole('link', { name: 'المزيد من النتائج' }));
  expect(await screen.findByRole('link', { name: 'الثاني' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'الأول' })).toBeInTheDocument();
});

test('a search that the server refuses gives a page that says so', async () => {
  answer('ar/search', () => problem('bad-request', 400));
  await openRoute('/ar/search?q=بحر');
  expect(await screen.findByRole('heading', { level: 1, name: 'تعذّر فهم هذا العنوان' })).toBeInTheDocument();
});

test('what only perhaps matches has its own heading, and what was left out is named', async () => {
  const near = searchHit({ story: story({ headline: 'حقول نفطية' }) });
  answer('ar/search', searchAnswer({ hits: [searchHit()], near: [near], without: ['زرافة', 'قمر'] }));
  await openRoute('/ar/search?q=نفط');
  const section = screen.getByRole('region', { name: 'نتائج قريبة' });
  expect(within(section).getByRole('heading', { level: 3, name: 'حقول نفطية' })).toBeInTheDocument();
  expect(screen.getByText(/هذه النتائج بلا «زرافة»، «قمر»\./)).toBeInTheDocument();
});

test('a question without answer offers what was perhaps meant, and never asks it by itself', async () => {
  answer('ar/search', searchAnswer({ didYouMean: ['حكومة'] }));
  const { router } = await openRoute('/ar/search?q=حكزمة&section=hills');
  const link = within(screen.getByRole('navigation', { name: 'هل تقصد؟' })).getByRole('link', { name: 'حكومة' });
  expect(new URL(link.getAttribute('href')!, 'https://x.example').searchParams.get('section')).toBe('hills');
  expect(new URLSearchParams(router.state.location.search).get('q')).toBe('حكزمة');
});

const suggested = () =>
  answer('ar/suggestions', (url) =>
    url.searchParams.get('q') === 'مط'
      ? { words: ['مطر', 'مطار'], headlines: [{ id: 'abcdefgh12', headline: 'مطر على الساحل', language: 'ar' }] }
      : { words: [], headlines: [] },
  );

test('suggestions are chosen by keyboard; Escape closes them and leaves what was typed', async () => {
  suggested();
  answer('ar/search', searchAnswer());
  const { user, router } = await openRoute('/ar/search');
  const field = screen.getByRole('combobox', { name: 'ابحث في الأخبار' });
  await user.type(field, 'مط');
  const list = await screen.findByRole('listbox', { name: 'اقتراحات' });
  expect(
    within(list)
      .getAllByRole('option')
      .map((option) => option.textContent),
  ).toEqual(['مطر', 'مطار', 'مطر على الساحل']);
  expect(field).toHaveAttribute('aria-expanded', 'true');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(field).toHaveValue('مط');
  await user.keyboard('{ArrowDown}');
  await screen.findByRole('listbox');
  await user.keyboard('{ArrowDown}{ArrowDown}');
  const chosen = screen.getByRole('option', { name: 'مطار' });
  expect(chosen).toHaveAttribute('aria-selected', 'true');
  expect(field).toHaveAttribute('aria-activedescendant', chosen.id);
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: 'نتائج البحث عن «مطار»' })).toBeInTheDocument();
  expect(router.state.location.pathname).toBe('/ar/search');
});

test('a suggested headline leads to its story', async () => {
  suggested();
  const { user, router } = await openRoute('/ar/search');
  await user.type(screen.getByRole('combobox', { name: 'ابحث في الأخبار' }), 'مط');
  answer('ar/stories/abcdefgh12', () => problem('not-found', 404));
  await user.click(await screen.findByRole('option', { name: 'مطر على الساحل' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/ar/news/abcdefgh12'));
});

test('recent searches stay on the device, and are erased one by one or all', async () => {
  localStorage.setItem('sharit-searches', JSON.stringify(['ريح', 'مطر']));
  answer('ar/search', searchAnswer({ hits: [searchHit()] }));
  const { user, unmount } = await openRoute('/ar/search?q=بحر');
  unmount();
  expect(JSON.parse(localStorage.getItem('sharit-searches')!)).toEqual(['بحر', 'ريح', 'مطر']);
  await openRoute('/ar/search');
  const recent = await screen.findByRole('region', { name: 'آخر ما بحثت عنه' });
  expect(
    within(recent)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual(['بحر', 'ريح', 'مطر']);
  await user.click(within(recent).getByRole('button', { name: 'محو «ريح»' }));
  expect(within(recent).queryByRole('link', { name: 'ريح' })).toBeNull();
  await user.click(within(recent).getByRole('button', { name: 'محو' }));
  expect(screen.queryByRole('region', { name: 'آخر ما بحثت عنه' })).toBeNull();
  expect(localStorage.getItem('sharit-searches')).toBeNull();
});
