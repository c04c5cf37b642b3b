import { expect, it } from 'vitest';
import { afterRefusals, readFirstState } from './first-state.ts';

it('a kept page’s data is as fresh as the moment at which it is read', () => {
  expect(readFirstState()).toBeNull();
  document.body.innerHTML = '<script type="application/json" id="first-state"></script>';
  const query = { dehydratedAt: 0, queryHash: 'x', queryKey: ['x'], state: { dataUpdatedAt: 0, data: 1 } };
  document.getElementById('first-state')!.textContent = JSON.stringify({
    newsroom: {},
    refused: {},
    queries: { mutations: [], queries: [query] },
  });
  const before = Date.now();
  const state = readFirstState()!;
  expect(state.queries.queries[0]!.state.dataUpdatedAt).toBeGreaterThanOrEqual(before);
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
