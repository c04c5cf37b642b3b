import { expect, it } from 'vitest';
import { type FailedRequests, recordFailedRequests, replayFailedRequests } from './failed-requests.ts';

it('a request that failed on the server is answered from the page once, the rest by the network', async () => {
  const problem = { type: '/problems/too-many-requests', title: 'Too many', status: 429 };
  const failed: FailedRequests = {};
  const onServer = recordFailedRequests(async (input) => {
    if (input === '/a') return Response.json(problem, { status: 429, headers: { 'retry-after': '7' } });
    return new Response(null, { status: input === '/down' ? 503 : 200 });
  }, failed);
  for (const path of ['/a', '/b', '/down']) await onServer(path);
  expect(failed).toEqual({ '/a': { status: 429, problem, retryAfter: '7' } });

  const requested: string[] = [];
  const inBrowser = replayFailedRequests(failed, (input) => {
    requested.push(input);
    return Promise.resolve(Response.json({}));
  });
  const first = await inBrowser('/a');
  expect([first.status, first.headers.get('retry-after'), await first.json()]).toEqual([429, '7', problem]);
  expect((await inBrowser('/a')).status).toBe(200);
  expect((await inBrowser('/down')).status).toBe(200);
  expect(requested).toEqual(['/a', '/down']);
});
