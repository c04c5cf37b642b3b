import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, problem } from '../testing/api.ts';
import { searchHit, story } from '../testing/fixtures.ts';
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
    return { hits: [hit], next: null, count: 1, more: false };
  });
  const { container } = await openRoute('/ar/search?q=قوارب');
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('نتائج البحث عن «قوارب»');
  expect([...container.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['وقوارب', 'القوارب']);
  expect(screen.getByText('نتيجة واحدة')).toBeInTheDocument();
  expect(screen.getByRole('searchbox')).toHaveValue('قوارب');
});

test.each([
  [2, 'نتيجتان'],
  [7, '٧ نتائج'],
  [15, '١٥ نتيجة'],
  [100, '١٠٠ نتيجة'],
])('%i results are counted in Arabic', async (count, words) => {
  answer('ar/search', { hits: [searchHit()], next: null, count, more: false });
  await openRoute('/ar/search?q=بحر');
  expect(screen.getByText(words)).toBeInTheDocument();
});

test('more than a thousand hits are not counted', async () => {
  answer('en/search', { hits: [searchHit()], next: null, count: 1000, more: true });
  await openRoute('/en/search?q=sea');
  expect(screen.getByText('More than 1,000 results')).toBeInTheDocument();
});

test('the form leads to an address with the query and its filters', async () => {
  answer('ar/search', { hits: [], next: null, count: 0, more: false });
  const { user, router } = await openRoute('/ar/search');
  expect(screen.getByRole('heading', { level: 1, name: 'بحث' })).toBeInTheDocument();
  const form = screen.getByRole('search');
  expect(form).toHaveAttribute('action', '/ar/search');
  expect(form).toHaveAttribute('method', 'get');
  await user.type(screen.getByRole('searchbox'), 'ريح');
  await user.selectOptions(screen.getByLabelText('القسم'), 'تلال');
  await user.click(within(form).getByRole('button', { name: 'بحث' }));
  expect(await screen.findByRole('heading', { level: 2, name: 'لا نتائج للبحث عن «ريح»' })).toBeInTheDocument();
  const asked = new URLSearchParams(router.state.location.search);
  expect(Object.fromEntries(asked)).toEqual({ q: 'ريح', section: 'hills', from: '', to: '' });
  expect(document.title).toBe('نتائج البحث عن «ريح» | صحيفة التجربة');
});

test('the button loads more results', async () => {
  answer('ar/search', (url) =>
    url.searchParams.get('cursor')
      ? { hits: [searchHit({ story: story({ headline: 'الثاني' }) })], next: null, count: 2, more: false }
      : { hits: [searchHit({ story: story({ headline: 'الأول' }) })], next: 'two', count: 2, more: false },
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
