import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { afterRefusals, hydrateQueries, readInitialState } from './initial-state.ts';

it('a kept page’s data is as fresh as the moment at which it is read', () => {
  expect(readInitialState()).toBeNull();
  document.body.innerHTML = '<script type="application/json" id="first-state"></script>';
  document.getElementById('first-state')!.textContent = JSON.stringify({
    newsroom: {},
    zone: { timeZone: 'UTC', offset: 0, from: 0, until: 1 },
    refused: {},
    queries: [[['x'], { headline: 'خبر' }]],
  });
  const before = Date.now();
  const client = new QueryClient();
  hydrateQueries(client, readInitialState()!);
  expect(client.getQueryData(['x'])).toEqual({ headline: 'خبر' });
  expect(client.getQueryState(['x'])!.dataUpdatedAt).toBeGreaterThanOrEqual(before);
  document.body.innerHTML = '';
});

it('what the server was refused is answered from the page once, the rest by the network', async () => {
  const asked: string[] = [];
  const fetch = afterRefusals({ '/a': { status: 404, problem: null } }, (input) => {
    asked.push(input);
    return Promise.resolve(new Response('{}'));
  });
  expect((await fetch('/a')).status).toBe(404);
  expect((await fetch('/a')).status).toBe(200);
  expect((await fetch('/b')).status).toBe(200);
  expect(asked).toEqual(['/a', '/b']);
});
