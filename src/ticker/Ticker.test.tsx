import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { answer, origin, problem } from '../testing/api.ts';
import { emptyFront, story } from '../testing/fixtures.ts';
import { answerStream } from '../testing/answer-stream.ts';
import { openRoute } from '../testing/open-route.tsx';
import { createWire } from '../wire/wire.ts';
import { tickerQueries } from './ticker.queries.ts';
import { resetTickerSettings } from './controls/ticker-settings.ts';

afterEach(resetTickerSettings);

const soon = () => new Date(Date.now() + 600_000).toISOString();
const region = () => screen.findByRole('region', { name: 'الشريط الإخباري' });

it('is one list of links, in order; a flash is a line without link', async () => {
  const [a, b, c] = [
    story({ published: '2026-03-01T09:00:00.000Z' }),
    story({ published: '2026-03-01T10:00:00.000Z', hasBody: false }),
    story({ published: '2026-03-01T08:00:00.000Z', breakingUntil: soon(), tickerLine: 'سطر للشريط' }),
  ];
  answer('ar/ticker', { stories: [a, b, c], position: 3 });
  await openRoute('/ar');
  const ticker = await region();
  const lines = within(within(ticker).getByRole('list')).getAllByRole('listitem');
  expect(lines.map((item) => item.getAttribute('data-line'))).toEqual([c.id, b.id, a.id]);
  expect(within(ticker).getByRole('link', { name: 'سطر للشريط' })).toHaveAttribute('href', `/ar/news/${c.id}`);
  expect(within(ticker).queryByRole('link', { name: b.headline })).toBeNull();
  expect(within(within(ticker).getByRole('list')).getByText(b.headline)).toBeInTheDocument();
});

it('is not rendered without stories', async () => {
  const { container } = await openRoute('/ar');
  await screen.findByRole('main');
  await waitFor(() => expect(container.querySelector('.ticker')).toBeNull());
});

it('does not take up a story that the desk hides from the ticker, however urgent', async () => {
  const [shown, hidden] = [story({ headline: 'خبر ظاهر' }), story({ headline: 'هزة خفيفة', breakingUntil: soon() })];
  answer('ar/ticker', { stories: [shown, hidden], position: 3 });
  const send = answerStream();
  const { queryClient } = await openRoute('/ar');
  const ticker = await region();
  await send({ event: 'update', id: 4, story: { ...hidden, headline: 'هزة ثانية', revision: 2 }, offTicker: true });
  await waitFor(() => expect(within(ticker).queryByRole('link', { name: /هزة/ })).toBeNull());
  await send({ event: 'item', id: 5, story: { ...hidden, revision: 3 }, offTicker: true });
  await send({ event: 'item', id: 6, story: story({ headline: 'خبر بعده' }) });
  expect(await within(ticker).findByRole('link', { name: 'خبر بعده' })).toBeInTheDocument();
  expect(within(ticker).queryByRole('link', { name: /هزة/ })).toBeNull();
  // Nor into an answer that a cache on the way has kept.
  const stale = await queryClient.fetchQuery({
    ...tickerQueries(createWire({ base: origin, fetch })).lines('ar'),
    staleTime: 0,
  });
  expect(stale).toMatchObject({ position: 6, stories: [{ headline: 'خبر بعده' }, { headline: 'خبر ظاهر' }] });
});

it('applies new, changed and killed stories from the stream; announces only new breaking news, until it is withdrawn', async () => {
  const old = story();
  answer('ar/ticker', { stories: [old], position: 3 });
  const send = answerStream();
  await openRoute('/ar');
  const ticker = await region();
  const status = within(ticker).getByRole('status');

  const quiet = story({ headline: 'خبر هادئ', published: '2026-03-01T10:00:00.000Z' });
  await send({ event: 'item', id: 4, story: quiet });
  expect(await within(ticker).findByRole('link', { name: 'خبر هادئ' })).toBeInTheDocument();
  expect(status).toBeEmptyDOMElement();

  await send({ event: 'update', id: 5, story: { ...quiet, headline: 'خبر هادئ جداً', revision: 2 } });
  expect(await within(ticker).findByRole('link', { name: 'خبر هادئ جداً' })).toBeInTheDocument();

  const loud = story({ headline: 'هزة خفيفة', breakingUntil: soon(), urgency: 1 });
  await send({ event: 'item', id: 6, story: loud });
  await waitFor(() => expect(status).toHaveTextContent('عاجل: هزة خفيفة'));

  await send({ event: 'canceled', id: 7, storyId: loud.id, reason: 'killed' });
  await waitFor(() => expect(status).toBeEmptyDOMElement());
  expect(within(ticker).queryByText('هزة خفيفة')).toBeNull();
});

it('empties the status after five seconds', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  answer('ar/ticker', { stories: [story()], position: 3 });
  const send = answerStream();
  await openRoute('/ar');
  const status = within(await region()).getByRole('status');
  await send({ event: 'item', id: 4, story: story({ headline: 'هزة خفيفة', breakingUntil: soon() }) });
  await waitFor(() => expect(status).toHaveTextContent('هزة خفيفة'));
  await act(() => vi.advanceTimersByTimeAsync(5000));
  expect(status).toBeEmptyDOMElement();
});

it('an event that was already applied changes nothing', async () => {
  const old = story();
  answer('ar/front', { ...emptyFront, position: 9 });
  answer('ar/ticker', { stories: [old], position: 9 });
  const send = answerStream();
  await openRoute('/ar');
  const ticker = await region();
  await send({ event: 'item', id: 9, story: story({ headline: 'قديم' }) });
  await send({ event: 'item', id: 10, story: story({ headline: 'جديد' }) });
  await within(ticker).findByRole('link', { name: 'جديد' });
  expect(within(ticker).queryByText('قديم')).toBeNull();
});

it('remembers its mode, and that it was paused', async () => {
  answer('ar/ticker', { stories: [story(), story()], position: 3 });
  const first = await openRoute('/ar');
  await first.user.click(within(await region()).getByRole('button', { name: 'إيقاف' }));
  await first.user.click(screen.getByLabelText('طريقة عرض الشريط', { selector: 'summary' }));
  await first.user.click(await screen.findByRole('radio', { name: 'خبراً خبراً' }));
  first.unmount();
  resetTickerSettings();
  await openRoute('/ar');
  const ticker = await region();
  expect(ticker).toHaveAttribute('data-mode', 'stepped');
  expect(within(ticker).getByRole('button', { name: 'تشغيل' })).toBeInTheDocument();
});

it('steps to the next and to the previous line', async () => {
  localStorage.setItem('sharit-ticker', 'stepped');
  answer('ar/ticker', { stories: [story({ headline: 'أول' }), story({ headline: 'ثان' })], position: 3 });
  const { user, container } = await openRoute('/ar');
  const ticker = await region();
  const alone = () => container.querySelector('.ticker-line:not([data-off]) .ticker-words')?.textContent;
  const before = alone();
  await user.click(within(ticker).getByRole('button', { name: 'الخبر التالي' }));
  expect(alone()).not.toBe(before);
  await user.click(within(ticker).getByRole('button', { name: 'الخبر السابق' }));
  expect(alone()).toBe(before);
});

it('/latest: new stories wait behind a button', async () => {
  answer('ar/ticker', { stories: [story({ headline: 'موجود' })], position: 3 });
  const send = answerStream();
  const { user } = await openRoute('/ar/latest');
  const main = screen.getByRole('main');
  await within(main).findByText('موجود');
  await send({ event: 'item', id: 4, story: story({ headline: 'وصل الآن' }) });
  const button = await within(main).findByRole('button', { name: 'خبر جديد' });
  expect(within(main).queryByText('وصل الآن')).toBeNull();
  await user.click(button);
  expect(within(main).getByText('وصل الآن')).toBeInTheDocument();
  expect(within(main).queryByRole('button', { name: 'خبر جديد' })).toBeNull();
});

it('a failing ticker leaves the rest of the page as it is', async () => {
  answer('ar/ticker', () => problem('not-found', 404));
  const { container } = await openRoute('/ar');
  expect(await screen.findByRole('main')).toBeInTheDocument();
  await waitFor(() => expect(container.querySelector('.ticker')).toBeNull());
});
