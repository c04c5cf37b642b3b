import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, problem } from '../../testing/api.ts';
import { story } from '../../testing/fixtures.ts';
import { openRoute } from '../../testing/open-route.tsx';

beforeEach(() => localStorage.clear());

it('shows the newest of what is followed, each once, and lets go of it', async () => {
  const snow = story({ id: 'snow000001', headline: 'ثلج على الساحل', published: '2026-03-10T11:00:00.000Z' });
  const bees = story({ id: 'bees000001', headline: 'النحل يعود', published: '2026-03-10T12:00:00.000Z' });
  answer('ar/stories', (url) => ({ stories: url.searchParams.has('section') ? [snow, bees] : [bees], next: null }));
  localStorage.setItem(
    'sharit-follows',
    JSON.stringify([
      { kind: 'topic', slug: 'bees', name: 'النحل', language: 'ar' },
      { kind: 'section', slug: 'society', name: 'مجتمع', language: 'ar' },
      { kind: 'topic', slug: 'trains', name: 'Trains', language: 'en' },
    ]),
  );
  const { user } = await openRoute('/ar/following');
  expect(await screen.findByRole('heading', { level: 1, name: 'ما أتابعه' })).toBeVisible();
  await screen.findByText('ثلج على الساحل');
  const headlines = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
  expect(headlines.slice(0, 2)).toEqual(['النحل يعود', 'ثلج على الساحل']);
  expect(screen.queryByText('Trains')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'إلغاء المتابعة: مجتمع' }));
  await waitFor(() => expect(screen.queryByText('ثلج على الساحل')).toBeNull());
  await user.click(screen.getByRole('button', { name: 'إلغاء المتابعة: النحل' }));
  expect(await screen.findByText('لا تتابع شيئاً بعد')).toBeVisible();
});

it('says what could not be loaded, and shows the rest', async () => {
  const bees = story({ id: 'bees000001', headline: 'النحل يعود' });
  answer('ar/stories', (url) =>
    url.searchParams.has('section') ? problem('not-found', 404) : { stories: [bees], next: null },
  );
  localStorage.setItem(
    'sharit-follows',
    JSON.stringify([
      { kind: 'topic', slug: 'bees', name: 'النحل', language: 'ar' },
      { kind: 'section', slug: 'society', name: 'مجتمع', language: 'ar' },
    ]),
  );
  await openRoute('/ar/following');
  expect(await screen.findByText('النحل يعود')).toBeVisible();
  expect(await screen.findByText('تعذّر تحميل أخبار بعض ما تتابعه.')).toBeVisible();
});

it('says that this browser has no alerts', async () => {
  await openRoute('/ar/following');
  expect(await screen.findByText(/هذا المتصفح لا يدعم التنبيهات/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'تفعيل التنبيهات' })).toBeNull();
});

it('follows a topic on its page', async () => {
  answer('ar/stories', {
    stories: [story({ id: 'bees000001', headline: 'النحل يعود' })],
    next: null,
    subject: { slug: 'bees', name: 'النحل' },
  });
  const { user } = await openRoute('/ar/topic/bees');
  await user.click(await screen.findByRole('button', { name: 'متابعة: النحل' }));
  expect(await screen.findByRole('button', { name: 'أتابعه: النحل' })).toBeVisible();
  expect(JSON.parse(localStorage.getItem('sharit-follows')!)).toEqual([
    { kind: 'topic', slug: 'bees', name: 'النحل', language: 'ar' },
  ]);
});
