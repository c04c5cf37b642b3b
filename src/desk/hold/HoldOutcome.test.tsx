import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Hold, HoldChange } from '#contract/hold.ts';
import { WireError } from '../../wire/wire-error.ts';
import { renderDesk } from '../render-desk.tsx';
import { HoldOutcome } from './HoldOutcome.tsx';

const hold: Hold = {
  revision: 4,
  withdrawn: null,
  unlisted: true,
  breakingEnded: false,
  breakingMarked: null,
  corrections: [],
  changed: { at: '2026-11-23T13:42:00.000Z', by: 'Salma', action: 'unlist' },
};
const outcome = (fields: object) =>
  ({ data: undefined, error: null, variables: undefined, ...fields }) as Parameters<typeof HoldOutcome>[0]['change'];
const unlist: HoldChange = { action: 'unlist', revision: 3 };

test('offers to undo what was done, from the state that it led to', async () => {
  const onUndo = vi.fn();
  await renderDesk(<HoldOutcome change={outcome({ data: hold, variables: unlist })} hold={hold} onUndo={onUndo} />);
  expect(screen.getByRole('status')).toHaveTextContent('أُخفي الخبر من القوائم.');
  await userEvent.setup().click(screen.getByRole('button', { name: 'تراجع' }));
  expect(onUndo).toHaveBeenCalledWith({ action: 'relist', revision: 4 });
});

test('what was marked as breaking after its breaking had been ended is ended again', async () => {
  const onUndo = vi.fn();
  const change = outcome({
    ...{ data: hold, variables: { action: 'mark-breaking', revision: 3 }, context: { ...hold, breakingEnded: true } },
  });
  await renderDesk(<HoldOutcome change={change} hold={hold} onUndo={onUndo} />);
  await userEvent.setup().click(screen.getByRole('button', { name: 'تراجع' }));
  expect(onUndo).toHaveBeenCalledWith({ action: 'end-breaking', revision: 4 });
});

test('offers no undo once a colleague has gone on from there', async () => {
  const since = { ...hold, revision: 5 };
  await renderDesk(<HoldOutcome change={outcome({ data: hold, variables: unlist })} hold={since} onUndo={vi.fn()} />);
  expect(screen.queryByRole('button')).toBeNull();
});

test('says who was faster, and what they did', async () => {
  const error = new WireError('conflict', 409);
  await renderDesk(<HoldOutcome change={outcome({ error, variables: unlist })} hold={hold} onUndo={vi.fn()} />, 'en');
  expect(screen.getByRole('alert')).toHaveTextContent(/Salma was faster \(Hid from lists, .*2026/);
});
