import { QueryClientProvider } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Board, DeskVersion } from '#contract/desk.ts';
import { origin } from '../../testing/api.ts';
import { createWire } from '../../wire/wire.ts';
import { WireProvider } from '../../wire/WireContext.tsx';
import { createDeskClient } from '../desk.queries.ts';
import { renderDesk } from '../render-desk.tsx';
import { Differences } from './Differences.tsx';

const version = (seq: number, isPublic = false): DeskVersion => ({
  seq,
  version: `${seq}`,
  pubStatus: 'withheld',
  savedAt: '2026-03-01T09:30:00.000Z',
  receivedAt: '2026-03-01T09:30:00.000Z',
  headline: 'القارب',
  public: isPublic,
  opensAt: null,
});

/** Renders the differences of versions, newest first; returns the queries of the requests. */
async function show(...versions: DeskVersion[]) {
  const requests: string[] = [];
  const wire = createWire({
    base: origin,
    fetch: async (url) => {
      requests.push(new URL(url).search);
      return Response.json({ from: null, to: versions[0], changes: [] });
    },
  });
  await renderDesk(
    <WireProvider wire={wire}>
      <QueryClientProvider client={createDeskClient()}>
        <Differences board={{ id: 'one', language: 'ar', versions } as Board} />
      </QueryClientProvider>
    </WireProvider>,
  );
  return requests;
}

test.each<[string, DeskVersion[], string]>([
  ['the public version with the newest', [version(3), version(2), version(1, true)], '?from=1&to=3'],
  ['the previous version with the newest, when that is public', [version(3, true), version(2)], '?from=2&to=3'],
  ['the last two versions, when none is public', [version(3), version(2), version(1)], '?from=2&to=3'],
])('compares %s', async (_, versions, query) => {
  const requests = await show(...versions);
  await waitFor(() => expect(requests).toEqual([query]));
});

test('a first version is compared with nothing', async () => {
  const requests = await show(version(1));
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
  expect(requests).toEqual([]);
});

test('compares any two versions that the editor chooses', async () => {
  const requests = await show(version(3), version(2), version(1));
  await userEvent.selectOptions(screen.getAllByRole('combobox')[0]!, '1');
  await waitFor(() => expect(requests.at(-1)).toBe('?from=1&to=3'));
});
