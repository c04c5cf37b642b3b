import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { hydrateQueries, replayFailedRequests } from './initial-state.ts';
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

it('a request that failed on the server is answered from the page once, the rest by the network', async () => {
  const requested: string[] = [];
  const fetch = replayFailedRequests({ '/a': { status: 404, problem: null } }, (input) => {
    requested.push(input);
    return Promise.resolve(new Response('{}'));
  });
  expect((await fetch('/a')).status).toBe(404);
  expect((await fetch('/a')).status).toBe(200);
  expect((await fetch('/b')).status).toBe(200);
  expect(requested).toEqual(['/a', '/b']);
});
