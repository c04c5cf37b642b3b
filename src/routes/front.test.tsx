import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { StreamEvent } from '#contract/story.ts';
import { answerStream } from '../testing/answer-stream.ts';
import { answer, deferred, networkError, origin, problem } from '../testing/api.ts';
import { emptyFront, frontAnswer, picture, stories, story } from '../testing/fixtures.ts';
import { openRoute } from '../testing/open-route.tsx';
import { applyEvent } from '../live/apply-event.ts';
import { offerFront } from '../live/follow-front.ts';
import { frontKey, tickerKey } from '../wire/keys.ts';
import { createWire } from '../wire/wire.ts';

test('the lead is the only h1, and its picture has priority', async () => {
  const lead = story({ headline: 'قارب يعبر الخليج', picture });
  answer('ar/front', frontAnswer({ lead }));
  const { container } = await openRoute('/ar');
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('قارب يعبر الخليج');
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
  const image = screen.getByRole('img', { name: 'طائرة ورقية' });
  expect(image).toHaveAttribute('fetchpriority', 'high');
  expect(image).not.toHaveAttribute('loading');
  expect(image).toHaveAttribute('srcset', '/pictures/kite-400.webp 400w, /pictures/kite-1200.webp 1200w');
  expect(container.querySelector('.edition')).toHaveAttribute('dir', 'rtl');
  expect(document.documentElement).toHaveAttribute('lang', 'ar');
});

test('sections have their names as headings, and link to their pages', async () => {
  const sections = [
    { section: { slug: 'sea', name: 'بحر' }, stories: stories(5, { picture }) },
    { section: { slug: 'hills', name: 'تلال' }, stories: stories(3, { picture }) },
  ];
  answer('ar/front', frontAnswer({ sections }));
  await openRoute('/ar');
  const block = screen.getByRole('region', { name: 'بحر' });
  expect(within(block).getByRole('link', { name: 'المزيد في قسم «بحر»' })).toHaveAttribute('href', '/ar/section/sea');
  expect(within(block).getAllByRole('article')).toHaveLength(5);
  expect(screen.getByRole('region', { name: 'تلال' })).toBeInTheDocument();
});

test('a breaking story is marked as breaking', async () => {
  const lead = story({ urgency: 1, breakingUntil: new Date(Date.now() + 600_000).toISOString() });
  answer('ar/front', frontAnswer({ lead }));
  await openRoute('/ar');
  const main = screen.getByRole('main');
  expect(within(main).getAllByText('عاجل')[0]).toBeInTheDocument();
});

test('a flash is not a link', async () => {
  answer('ar/front', frontAnswer({ lead: story({ headline: 'سطر واحد', hasBody: false }) }));
  await openRoute('/ar');
  expect(screen.getByRole('heading', { level: 1, name: 'سطر واحد' })).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'سطر واحد' })).not.toBeInTheDocument();
});

test('a front without stories links to the search', async () => {
  answer('en/front', emptyFront);
  await openRoute('/en');
  expect(screen.getByRole('heading', { level: 1, name: 'No stories yet' })).toBeInTheDocument();
  expect(within(screen.getByRole('main')).getByRole('link', { name: 'Search' })).toHaveAttribute('href', '/en/search');
});

test('a slow front shows a skeleton and announces that it is loading', async () => {
  const slow = deferred(frontAnswer({ lead: story({ headline: 'جاء متأخراً' }) }));
  answer('ar/front', slow.answer);
  await openRoute('/ar');
  expect(screen.getByText('جارٍ التحميل')).toBeInTheDocument();
  slow.release();
  expect(await screen.findByRole('heading', { level: 1, name: 'جاء متأخراً' })).toBeInTheDocument();
});

test('a server error gives a page that says so, and a retry', async () => {
  answer('ar/front', () => problem('unavailable', 503));
  const { user } = await openRoute('/ar');
  expect(await screen.findByRole('heading', { level: 1, name: 'الخدمة متوقفة مؤقتاً' })).toBeInTheDocument();
  answer('ar/front', frontAnswer({ lead: story({ headline: 'عادت الخدمة' }) }));
  await user.click(screen.getByRole('button', { name: 'إعادة المحاولة' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'عادت الخدمة' })).toBeInTheDocument();
});

test('when a refetch fails, the old page stays and says so', async () => {
  answer('ar/front', frontAnswer({ lead: story({ headline: 'الصفحة القديمة' }) }));
  const { queryClient, user } = await openRoute('/ar');
  answer('ar/front', () => problem('internal', 500));
  await queryClient.refetchQueries({ queryKey: frontKey('ar') });
  expect(await screen.findByText('تعذّر التحديث، وهذه آخر نسخة وصلت.')).toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 1, name: 'الصفحة القديمة' })).toBeInTheDocument();
  answer('ar/front', frontAnswer({ lead: story({ headline: 'الصفحة الجديدة' }) }));
  await user.click(screen.getByRole('button', { name: 'إعادة المحاولة' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'الصفحة الجديدة' })).toBeInTheDocument();
});

const wire = createWire({ base: origin, fetch });

test('a front that an editor has changed is offered, and what it hides leaves at once', async () => {
  const [lead, hidden] = [story({ headline: 'المقدمة القديمة' }), story({ headline: 'خبر يُخفى' })];
  answer('ar/front', frontAnswer({ lead, secondary: [hidden, ...stories(2)], position: 3 }));
  const { queryClient, user } = await openRoute('/ar');
  expect(screen.getByText('خبر يُخفى')).toBeInTheDocument();
  answer('ar/front', frontAnswer({ lead: story({ headline: 'المقدمة الجديدة' }), position: 4 }));
  const event: StreamEvent = { event: 'front', id: 4, about: 'front', hidden: [hidden.id] };
  act(() => applyEvent({ queryClient, wire, language: 'ar' }, event));
  await waitFor(() => expect(screen.queryByText('خبر يُخفى')).not.toBeInTheDocument());
  const offer = await screen.findByRole('button', { name: 'تغيّرت الصفحة الرئيسية: اعرض الجديدة' });
  expect(screen.getByRole('heading', { level: 1, name: 'المقدمة القديمة' })).toBeInTheDocument();
  await user.click(offer);
  expect(await screen.findByRole('heading', { level: 1, name: 'المقدمة الجديدة' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'تغيّرت الصفحة الرئيسية: اعرض الجديدة' })).not.toBeInTheDocument();
});

test('a reset does not swap an open front', async () => {
  const lead = story({ headline: 'ما يُقرأ الآن' });
  const before = frontAnswer({ lead, position: 3 });
  answer('ar/front', before);
  const { queryClient } = await openRoute('/ar');
  answer('ar/front', { ...before, lead: story({ headline: 'بعد الانقطاع' }), position: 900 });
  act(() => applyEvent({ queryClient, wire, language: 'ar' }, { event: 'reset', id: 900 }));
  expect(await screen.findByRole('button', { name: 'تغيّرت الصفحة الرئيسية: اعرض الجديدة' })).toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 1, name: 'ما يُقرأ الآن' })).toBeInTheDocument();
});

test('a front that reads the same is not offered, whatever its position', async () => {
  const lead = story({ headline: 'ما يُقرأ الآن', breakingUntil: new Date(Date.now() + 600_000).toISOString() });
  const before = frontAnswer({ lead, position: 3 });
  answer('ar/front', before);
  const { queryClient } = await openRoute('/ar');
  answer('ar/front', { ...before, lead: { ...lead, breakingUntil: null }, position: 900 });
  act(() => applyEvent({ queryClient, wire, language: 'ar' }, { event: 'reset', id: 900 }));
  await waitFor(() => expect(queryClient.getQueryData(frontKey('ar'))).toMatchObject({ position: 900 }));
  expect(screen.queryByRole('button', { name: /اعرض الجديدة/ })).not.toBeInTheDocument();
});

test('an older answer does not replace a newer one that waits', async () => {
  answer('ar/front', frontAnswer({ lead: story({ headline: 'المقدمة القديمة' }), position: 3 }));
  const { queryClient, user } = await openRoute('/ar');
  const late = deferred(frontAnswer({ lead: story({ headline: 'المقدمة الوسطى' }), position: 4 }));
  const front = (id: number): StreamEvent => ({ event: 'front', id, about: 'front', hidden: [] });
  answer('ar/front', ({ searchParams }) =>
    searchParams.get('v') === '4'
      ? late.answer()
      : frontAnswer({ lead: story({ headline: 'المقدمة الأحدث' }), position: 5 }),
  );
  const place = { queryClient, wire, language: 'ar' } as const;
  const overtaken = offerFront(place, 4);
  act(() => applyEvent(place, front(5)));
  const offer = await screen.findByRole('button', { name: 'تغيّرت الصفحة الرئيسية: اعرض الجديدة' });
  late.release();
  await act(() => overtaken);
  answer('ar/front', networkError);
  await user.click(offer);
  expect(await screen.findByRole('heading', { level: 1, name: 'المقدمة الأحدث' })).toBeInTheDocument();
});

test('a front that waited is followed by what was published since', async () => {
  const [lead, known] = [story({ headline: 'المقدمة القديمة' }), story()];
  answer('ar/front', frontAnswer({ lead, position: 3 }));
  answer('ar/ticker', { stories: [known], position: 3 });
  const send = answerStream();
  const { user } = await openRoute('/ar');
  answer('ar/front', frontAnswer({ lead: story({ headline: 'المقدمة الجديدة' }), position: 4 }));
  await send({ event: 'front', id: 4, about: 'front', hidden: [] });
  await screen.findByRole('button', { name: 'تغيّرت الصفحة الرئيسية: اعرض الجديدة' });
  const newest = story({ headline: 'خبر بعد النشر', published: '2026-03-01T10:00:00.000Z' });
  await send({ event: 'item', id: 5, story: newest });
  const offer = await screen.findByRole('button', { name: 'خبر جديد' });
  answer('ar/front', ({ searchParams }) =>
    // A cache on the way has what was before the event.
    frontAnswer({ lead: searchParams.get('v') === '5' ? newest : lead, position: 5 }),
  );
  await user.click(offer);
  expect(await screen.findByRole('heading', { level: 1, name: 'خبر بعد النشر' })).toBeInTheDocument();
});

test('what an editor does to the ticker makes no old story a new one', async () => {
  const [one, two, old] = [story({ published: '2026-03-01T10:00:00.000Z' }), story(), story({ headline: 'خبر الأمس' })];
  const late = story({ headline: 'خبر متأخر', published: '2026-03-01T09:00:00.000Z' });
  answer('ar/ticker', { stories: [one, two], position: 3 });
  const send = answerStream();
  const { queryClient } = await openRoute('/ar');
  answer('ar/ticker', { stories: [old, one, two], pinned: [old.id], position: 4 });
  await send({ event: 'front', id: 4, about: 'ticker', hidden: [] });
  await waitFor(() => expect(queryClient.getQueryData(tickerKey('ar'))).toMatchObject({ position: 4 }));
  expect(screen.queryByRole('button', { name: 'خبر جديد' })).not.toBeInTheDocument();
  // It came late, with the date of its writing.
  await send({ event: 'item', id: 5, story: late });
  expect(await screen.findByRole('button', { name: 'خبر جديد' })).toBeInTheDocument();
});

test('after a reset, what the server no longer lists leaves an open front, with one question', async () => {
  const [gone, older] = [story({ headline: 'خبر سُحب في الانقطاع' }), story({ headline: 'خبر قديم باقٍ' })];
  const before = frontAnswer({ latest: [gone, older], position: 3 });
  answer('ar/front', before);
  const { queryClient } = await openRoute('/ar');
  answer('ar/front', { ...before, latest: stories(2), position: 900 });
  const asked: string[] = [];
  answer('ar/front/remaining', ({ searchParams }) => {
    asked.push(`${searchParams.get('ids')} ${searchParams.get('v')}`);
    return { ids: [older.id] };
  });
  act(() => applyEvent({ queryClient, wire, language: 'ar' }, { event: 'reset', id: 900 }));
  await waitFor(() => expect(screen.queryByText('خبر سُحب في الانقطاع')).not.toBeInTheDocument());
  expect(screen.getByText('خبر قديم باقٍ')).toBeInTheDocument();
  expect(asked).toEqual([`${[gone.id, older.id].toSorted().join(',')} 900`]);
});

test('where the lead is withdrawn, the next story leads; a picture story and opinion have their blocks', async () => {
  const lead = story({ headline: 'خبر يُسحب' });
  const next = story({ headline: 'خبر يليه' });
  const told = story({ headline: 'الميناء في صور', picture });
  const secondary = [next, ...stories(3)];
  answer('ar/front', frontAnswer({ lead, secondary, picture: told, opinion: stories(2), position: 3 }));
  const { queryClient } = await openRoute('/ar');
  expect(within(screen.getByRole('region', { name: 'رأي' })).getAllByRole('article')).toHaveLength(2);
  expect(within(screen.getByRole('region', { name: 'قصة مصوّرة' })).getByText('الميناء في صور')).toBeInTheDocument();
  const event = { event: 'canceled', id: 4, storyId: lead.id, reason: 'killed' } as const;
  act(() => applyEvent({ queryClient, wire, language: 'ar' }, event));
  expect(await screen.findByRole('heading', { level: 1, name: 'خبر يليه' })).toBeInTheDocument();
});
