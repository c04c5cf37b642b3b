import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, problem } from '../testing/api.ts';
import { stories, story } from '../testing/fixtures.ts';
import { openRoute } from '../testing/open-route.tsx';

const first = stories(3);
const second = [...stories(2), first[2]!];

function twoPages() {
  answer('ar/stories', (url) => {
    expect(url.searchParams.get('section')).toBe('sea');
    return url.searchParams.get('cursor') === 'page2'
      ? { stories: second, next: null }
      : { stories: first, next: 'page2' };
  });
}

test('the button loads the next page of a section; each story is shown once, and the number of new ones announced', async () => {
  twoPages();
  const { user } = await openRoute('/ar/section/sea');
  expect(screen.getByRole('heading', { level: 1, name: 'بحر' })).toBeInTheDocument();
  expect(screen.getAllByRole('article')).toHaveLength(3);
  expect(within(screen.getByRole('navigation', { name: 'الأقسام' })).getByRole('link', { name: 'بحر' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await user.click(screen.getByRole('link', { name: 'المزيد من الأخبار' }));
  expect(await screen.findByText('لا مزيد من الأخبار في هذا القسم.')).toBeInTheDocument();
  expect(screen.getAllByRole('article')).toHaveLength(5);
  expect(screen.getByText('أُضيفت ٣ أخبار')).toBeInTheDocument();
});

test('without scripts the button is a link to the next page', async () => {
  twoPages();
  await openRoute('/ar/section/sea');
  expect(screen.getByRole('link', { name: 'المزيد من الأخبار' })).toHaveAttribute(
    'href',
    '/ar/section/sea?cursor=page2',
  );
});

test('the next page has an address', async () => {
  twoPages();
  await openRoute('/ar/section/sea?cursor=page2');
  expect(screen.getAllByRole('article')).toHaveLength(3);
  expect(screen.getByText('لا مزيد من الأخبار في هذا القسم.')).toBeInTheDocument();
});

test('when the next page fails, the list stays and a retry is offered', async () => {
  answer('ar/stories', (url) =>
    url.searchParams.has('cursor') ? problem('internal', 500) : { stories: first, next: 'page2' },
  );
  const { user } = await openRoute('/ar/section/sea');
  await user.click(screen.getByRole('link', { name: 'المزيد من الأخبار' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('تعذّر تحميل المزيد.');
  expect(screen.getAllByRole('article')).toHaveLength(3);
  twoPages();
  await user.click(screen.getByRole('button', { name: 'إعادة المحاولة' }));
  expect(await screen.findByText('لا مزيد من الأخبار في هذا القسم.')).toBeInTheDocument();
});

test('a listed section without stories has a page that links to the latest news', async () => {
  await openRoute('/en/section/hills');
  expect(screen.getByRole('heading', { level: 1, name: 'Hills' })).toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 2, name: 'No stories in this section yet' })).toBeInTheDocument();
  expect(within(screen.getByRole('main')).getByRole('link', { name: 'Latest news' })).toHaveAttribute(
    'href',
    '/en/latest',
  );
});

test('a section that is not listed exists while it has stories', async () => {
  answer('ar/stories', { stories: [story({ section: { slug: 'kites', name: 'طائرات ورقية' } })], next: null });
  await openRoute('/ar/section/kites');
  expect(screen.getByRole('heading', { level: 1, name: 'طائرات ورقية' })).toBeInTheDocument();
});

test('any other section is a 404 page', async () => {
  await openRoute('/ar/section/nowhere');
  expect(await screen.findByRole('heading', { level: 1, name: 'لم نجد هذه الصفحة' })).toBeInTheDocument();
});

test('a topic has the name that its stories give it', async () => {
  answer('ar/stories', { stories: first, next: null, subject: { slug: 'kite-day', name: 'يوم الطائرات' } });
  await openRoute('/ar/topic/kite-day');
  expect(screen.getByRole('heading', { level: 1, name: 'يوم الطائرات' })).toBeInTheDocument();
  expect(document.title).toBe('يوم الطائرات | صحيفة التجربة');
});

test('a topic without stories is a 404 page', async () => {
  await openRoute('/ar/topic/none');
  expect(await screen.findByRole('heading', { level: 1, name: 'لم نجد هذه الصفحة' })).toBeInTheDocument();
});
