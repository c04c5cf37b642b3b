import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { hydrateQueries } from './initial-state.ts';
import { readInitialState } from './read-initial-state.ts';

it('a cached page’s data counts as fetched when the page is read', () => {
  expect(readInitialState()).toBeNull();
  document.body.innerHTML = '<script type="application/json" id="first-state"></script>';
  document.getElementById('first-state')!.textContent = JSON.stringify({
    newsroom: {},
    zone: { timeZone: 'UTC', offset: 0, from: 0, until: 1 },
    failedRequests: {},
    queries: [[['x'], { headline: 'خبر' }]],
  });
  const before = Date.now();
  const client = new QueryClient();
  hydrateQueries(client, readInitialState()!);
  expect(client.getQueryData(['x'])).toEqual({ headline: 'خبر' });
  expect(client.getQueryState(['x'])!.dataUpdatedAt).toBeGreaterThanOrEqual(before);
  document.body.innerHTML = '';
});
