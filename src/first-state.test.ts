import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { afterRefusals, knowQueries, readFirstState } from './first-state.ts';

it('a kept page’s data is as fresh as the moment at which it is read', () => {
  expect(readFirstState()).toBeNull();
  document.body.innerHTML = '<script type="application/json" id="first-state"></script>';
  document.getElementById('first-state')!.textContent = JSON.stringify({
    newsroom: {},
    refused: {},
    queries: [[['x'], { headline: 'خبر' }]],
  });
  const before = Date.now();
  const client = new QueryClient();
  knowQueries(client, readFirstState()!);
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
