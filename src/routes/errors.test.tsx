import { act, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { answer, noLine, problem } from '../testing/api.ts';
import { frontAnswer, story } from '../testing/canned.ts';
import { openRoute } from '../testing/open-route.tsx';
import { failureOf } from './failure.ts';

afterEach(() => vi.restoreAllMocks());

function offline(): void {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
}

test('a missing page says so in the reader’s language and has a way on', async () => {
  answer('en/front', frontAnswer({ lead: story({ language: 'en', headline: 'Something to read' }) }));
  await openRoute('/en/no/such/page');
  expect(await screen.findByRole('heading', { level: 1, name: 'We could not find this page' })).toBeInTheDocument();
  expect(within(screen.getByRole('main')).getByRole('link', { name: 'Go to the front page' })).toHaveAttribute(
    'href',
    '/en',
  );
  expect(await screen.findByRole('link', { name: 'Something to read' })).toBeInTheDocument();
  expect(document.title).toBe('We could not find this page | The Test');
});

test('a withdrawn story says when, and shows none of it', async () => {
  answer('ar/stories/killed0001', () => problem('withdrawn', 410, { withdrawnAt: '2026-11-23T13:42:00.000Z' }));
  await openRoute('/ar/news/killed0001');
  expect(await screen.findByRole('heading', { level: 1, name: 'سُحب هذا الخبر' })).toBeInTheDocument();
  expect(screen.getByText(/٢٣ تشرين الثاني ٢٠٢٦، ١٦:٤٢/)).toBeInTheDocument();
});

test('without a line a page waits for it, and a bar says so', async () => {
  offline();
  answer('ar/front', noLine);
  await openRoute('/ar');
  expect(await screen.findByRole('heading', { level: 1, name: 'لا اتصال بالإنترنت' })).toBeInTheDocument();
  expect(screen.getByText(/أنت غير متصل بالإنترنت/)).toBeInTheDocument();
  answer('ar/front', frontAnswer({ lead: story({ headline: 'عاد الخط' }) }));
  vi.restoreAllMocks();
  act(() => void dispatchEvent(new Event('online')));
  expect(await screen.findByRole('heading', { level: 1, name: 'عاد الخط' })).toBeInTheDocument();
  expect(screen.queryByText(/أنت غير متصل بالإنترنت/)).not.toBeInTheDocument();
});

test('a part of the app that cannot be loaded without a line is told as that', () => {
  const lost = new TypeError('Failed to fetch dynamically imported module: https://news.example/assets/search.js');
  expect(failureOf(lost)).toMatchObject({ kind: 'network' });
  expect(failureOf(new TypeError('x is not a function'))).toMatchObject({ kind: 'internal' });
});

test('the offline bar can be closed', async () => {
  offline();
  answer('ar/front', frontAnswer());
  const { user } = await openRoute('/ar');
  await user.click(screen.getByRole('button', { name: 'إغلاق' }));
  expect(screen.queryByText(/أنت غير متصل بالإنترنت/)).not.toBeInTheDocument();
});

test.each([
  ['ar', '/ar/section/sea', 'stories', 'طلبات كثيرة في وقت قصير', 'انتظر دقيقتين ثم أعد المحاولة.'],
  ['en', '/en/search?q=a', 'search', 'Too many requests in a short time', 'Wait 2 minutes, then try again.'],
])(
  '%s: who asks too often is told so, and when to try again; nothing is asked meanwhile',
  async (language, path, what, title, hint) => {
    let asked = 0;
    answer(`${language}/${what}`, () => {
      asked += 1;
      const { body } = problem('too-many-requests', 429);
      return new Response(body, {
        status: 429,
        headers: { 'content-type': 'application/problem+json', 'retry-after': '95' },
      });
    });
    await openRoute(path);
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeInTheDocument();
    expect(screen.getByText(hint)).toBeInTheDocument();
    expect(asked).toBe(1);
  },
);
