import { act, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { answer, networkError, problem } from '../testing/api.ts';
import { frontAnswer, story } from '../testing/fixtures.ts';
import { allowConsole } from '../testing/setup.ts';
import { openRoute } from '../testing/open-route.tsx';
import { failureOf } from '../app/errors/failure.ts';
import { frontKey } from '../wire/keys.ts';

afterEach(() => {
  allowConsole(/WireError/u);
  vi.restoreAllMocks();
});

function offline(): void {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
}

test('a 404 page is in the reader’s language and links to the front', async () => {
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

test('the page of a withdrawn story says when, and shows nothing of it', async () => {
  answer('ar/stories/killed0001', () => problem('withdrawn', 410, { withdrawnAt: '2026-11-23T13:42:00.000Z' }));
  await openRoute('/ar/news/killed0001');
  expect(await screen.findByRole('heading', { level: 1, name: 'سُحب هذا الخبر' })).toBeInTheDocument();
  expect(
    screen.getByText('سحبته هيئة التحرير في ٢٣ تشرين الثاني ٢٠٢٦ الساعة ١٦:٤٢، ولم يعد متاحاً.'),
  ).toBeInTheDocument();
});

test('the page of a story that the desk withdrew says why, as text', async () => {
  const withdrawnAt = '2026-11-23T13:42:00.000Z';
  answer('ar/stories/killed0001', () => problem('withdrawn', 410, { withdrawnAt, detail: 'نُشر <b>سهواً</b>.' }));
  await openRoute('/ar/news/killed0001');
  expect(await screen.findByText(/ولم يعد متاحاً\. نُشر <b>سهواً<\/b>\.$/)).toBeInTheDocument();
});

test('offline, a page that cannot be loaded waits for the connection, and a bar says so', async () => {
  offline();
  answer('ar/front', networkError);
  await openRoute('/ar');
  expect(await screen.findByRole('heading', { level: 1, name: 'لا اتصال بالإنترنت' })).toBeInTheDocument();
  // A page that could not be shown is not stored, so the bar does not say that it is.
  expect(screen.getByText('أنت غير متصل بالإنترنت.')).toBeInTheDocument();
  answer('ar/front', frontAnswer({ lead: story({ headline: 'عاد الخط' }) }));
  vi.restoreAllMocks();
  act(() => void dispatchEvent(new Event('online')));
  expect(await screen.findByRole('heading', { level: 1, name: 'عاد الخط' })).toBeInTheDocument();
  expect(screen.queryByText(/أنت غير متصل بالإنترنت/)).not.toBeInTheDocument();
});

const front = () => frontAnswer({ lead: story({ headline: 'عاد الخادم' }) });
/** As when the reader returns to the tab. */
const look = () => act(() => void document.dispatchEvent(new Event('visibilitychange')));

test.each([
  ['nothing', networkError],
  ['a login page', () => new Response('<h1>Welcome to the hotel</h1>', { headers: { 'content-type': 'text/html' } })],
  ['JSON of somebody else', () => Response.json('login')],
  ['half an answer', () => new Response('{"lead":{"id":', { headers: { 'content-type': 'application/json' } })],
  ['a proxy’s page', () => new Response('<h1>502 Bad Gateway</h1>', { status: 502 })],
  ['a proxy’s missing page', () => new Response('<h1>404</h1>', { status: 404 })],
])(
  'online, but answered by %s: an error in the page shell, then the page as soon as it can be loaded',
  async (_, said) => {
    answer('ar/front', said);
    answer('ar/ticker', said);
    await openRoute('/ar');
    const heading = 'الخدمة متوقفة مؤقتاً';
    expect(await screen.findByRole('heading', { level: 1, name: heading })).toBeInTheDocument();
    expect(screen.getByRole('navigation', { name: 'الأقسام' })).toBeInTheDocument();
    expect(screen.getByRole('contentinfo')).toBeInTheDocument();
    answer('ar/front', front());
    answer('ar/ticker', { stories: [story({ headline: 'سطر بعد العودة' })], position: 1 });
    look();
    expect(await screen.findByRole('heading', { level: 1, name: 'عاد الخادم' })).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'سطر بعد العودة' })).toBeInTheDocument();
  },
);

test('a page stays when its refetch fails, and is refetched once that works again', async () => {
  answer('ar/front', front());
  const { queryClient } = await openRoute('/ar');
  expect(await screen.findByRole('heading', { level: 1, name: 'عاد الخادم' })).toBeInTheDocument();
  answer('ar/front', () => new Response('<h1>502</h1>', { status: 502 }));
  await act(() => queryClient.invalidateQueries({ queryKey: frontKey('ar') }));
  expect(await screen.findByText('تعذّر التحديث، وهذه آخر نسخة وصلت.')).toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 1, name: 'عاد الخادم' })).toBeInTheDocument();
  answer('ar/front', frontAnswer({ lead: story({ headline: 'نسخة جديدة' }) }));
  look();
  expect(await screen.findByRole('heading', { level: 1, name: 'نسخة جديدة' })).toBeInTheDocument();
});

test('a language whose catalogue cannot be loaded: the error is in the previous one, and the page opens once it is loaded', async () => {
  answer('ar/front', front());
  answer('en/front', frontAnswer({ lead: story({ language: 'en', headline: 'Here at last' }) }));
  const { app, user, router } = await openRoute('/ar');
  await screen.findByRole('heading', { level: 1, name: 'عاد الخادم' });
  const { loadI18n } = app;
  app.loadI18n = (language) =>
    language === 'en'
      ? Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
      : loadI18n(language);
  await user.click(screen.getByRole('link', { name: 'English' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'الخدمة متوقفة مؤقتاً' })).toBeInTheDocument();
  expect(document.documentElement).toHaveAttribute('lang', 'ar');
  expect(screen.getByRole('contentinfo')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'العربية' })).toHaveAttribute('href', '/ar');
  expect(screen.getByRole('link', { name: 'English' })).toHaveAttribute('href', '/en');
  await act(() => router.navigate(-1));
  expect(await screen.findByRole('heading', { level: 1, name: 'عاد الخادم' })).toBeInTheDocument();
  await act(() => router.navigate(1));
  await screen.findByRole('heading', { level: 1, name: 'الخدمة متوقفة مؤقتاً' });
  app.loadI18n = loadI18n;
  look();
  expect(await screen.findByRole('heading', { level: 1, name: 'Here at last' })).toBeInTheDocument();
  expect(document.documentElement).toHaveAttribute('lang', 'en');
});

test('a chunk that cannot be loaded offline is reported as being offline', () => {
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
  '%s: too many requests: the page says so, and when to try again; nothing is requested meanwhile',
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
