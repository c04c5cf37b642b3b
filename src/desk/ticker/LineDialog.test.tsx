import { QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Hold } from '#contract/hold.ts';
import type { DeskTicker, TickerLineChange } from '#contract/ticker-curation.ts';
import { origin, problem } from '../../testing/api.ts';
import { story } from '../../testing/fixtures.ts';
import { createWire } from '../../wire/wire.ts';
import { WireProvider } from '../../wire/WireContext.tsx';
import { createDeskClient } from '../desk.queries.ts';
import { renderDesk } from '../render-desk.tsx';
import { LineDialog } from './LineDialog.tsx';

// jsdom has no modal dialogs.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};

const hold: Hold = {
  ...{ revision: 0, withdrawn: null, unlisted: false, breakingEnded: false, breakingMarked: null },
  ...{ corrections: [], changed: null },
};
// With seconds, which the field does not show.
const expires = new Date(Date.now() + 3_600_000 + 12_345).toISOString();
const shown = story({ id: 'line000001', headline: 'يبدأ المؤتمر بعد قليل', hasBody: false });
const line = { story: shown, pinned: false, hold, own: { expires, version: 1 } };

/** A server with one line, which a colleague changes, or ends, just before the first change arrives. */
async function open(colleague: 'changes' | 'ends' | null) {
  const changes: TickerLineChange[] = [];
  let lines: DeskTicker['lines'] = [line];
  const answer = () =>
    Response.json({
      ...{ language: 'ar', revision: 0, plan: { pinned: [], hidden: [] }, changed: null },
      ...{ lines, pinned: [], hidden: [] },
    } satisfies DeskTicker);
  const wire = createWire({
    base: origin,
    fetch: async (_url, init) => {
      if (init?.method !== 'PUT') return answer();
      const change = JSON.parse(init.body as string) as TickerLineChange;
      if (changes.push(change) > 1 || !colleague) return answer();
      const theirs = { ...line, story: { ...shown, headline: 'تأجل المؤتمر' }, own: { expires, version: 2 } };
      lines = colleague === 'ends' ? [] : [theirs];
      return problem('conflict', 409);
    },
  });
  await renderDesk(
    <WireProvider wire={wire}>
      <QueryClientProvider client={createDeskClient()}>
        <LineDialog line={line} onClose={vi.fn()} />
      </QueryClientProvider>
    </WireProvider>,
  );
  return { changes, user: userEvent.setup() };
}

const apply = () => screen.getByRole('button', { name: 'تم' });

test('a line that a colleague has changed is shown before it is replaced', async () => {
  const { changes, user } = await open('changes');
  await user.clear(screen.getByRole('textbox'));
  await user.type(screen.getByRole('textbox'), 'بدأ المؤتمر');
  await user.click(apply());
  expect(await screen.findByText('تأجل المؤتمر')).toBeInTheDocument();
  expect(screen.getByRole('textbox')).toHaveValue('بدأ المؤتمر');
  await user.click(screen.getByRole('button', { name: 'تنفيذ تغييري على ما صار إليه' }));
  await vi.waitFor(() => expect(changes.map(({ version }) => version)).toEqual([1, 2]));
});

test('a line that a colleague has ended is not brought back', async () => {
  const { user } = await open('ends');
  await user.click(apply());
  expect(await screen.findByRole('alert')).toHaveTextContent(/انتهى هذا السطر/);
  expect(screen.queryByRole('button', { name: 'تم' })).not.toBeInTheDocument();
  expect(screen.getByRole('textbox')).toHaveValue('يبدأ المؤتمر بعد قليل');
});

test('a moment that was not touched stays as it was, and breaking is not decided here', async () => {
  const { changes, user } = await open(null);
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  await user.click(apply());
  await vi.waitFor(() => expect(changes).toEqual([{ text: 'يبدأ المؤتمر بعد قليل', expires, version: 1 }]));
});
