import { act, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { EventStreamOptions } from '../wire/streams/open-event-stream.ts';
import { answer } from '../testing/api.ts';
import { frontAnswer, stories, story } from '../testing/fixtures.ts';
import { openRoute } from '../testing/open-route.tsx';

const opened: EventStreamOptions[] = [];
vi.mock('../wire/streams/open-event-stream.ts', () => ({
  openEventStream: (options: EventStreamOptions) => {
    opened.push(options);
    return new Promise(() => undefined);
  },
}));

it('without a stream, an open front loses what was withdrawn, and the next one is offered', async () => {
  const gone = story({ headline: 'خبر سُحب' });
  answer('ar/ticker', { stories: stories(1), position: 3 });
  answer('ar/front', frontAnswer({ lead: story({ headline: 'ما يُقرأ الآن' }), latest: [gone], position: 3 }));
  await openRoute('/ar');
  await waitFor(() => expect(opened).not.toEqual([]));
  answer('ar/front', frontAnswer({ lead: story({ headline: 'المقدمة الجديدة' }), position: 9 }));
  answer('ar/front/remaining', { ids: [] });
  await act(() => opened.at(-1)!.poll());
  await waitFor(() => expect(screen.queryByText('خبر سُحب')).not.toBeInTheDocument());
  expect(screen.getByRole('button', { name: 'تغيّرت الصفحة الرئيسية: اعرض الجديدة' })).toBeInTheDocument();
});
