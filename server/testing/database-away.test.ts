import { expect, it, vi } from 'vitest';
import { AwayFixture } from './away-fixture.ts';
import { makeNinjsItem } from './ninjs.ts';

const away = new AwayFixture();

// Five seconds are promised for every answer; twice that here, since a test machine is busy.
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${away.server.url}${path}`, { headers, signal: AbortSignal.timeout(10_000) });
const health = async () => (await get('/health')).status;
const isBack = () => vi.waitFor(async () => expect(await health()).toBe(200), 10_000);
const isAway = () => vi.waitFor(async () => expect(await health()).toBe(503), 10_000);

async function refused(path: string, headers?: Record<string, string>): Promise<void> {
  const answer = await get(path, headers);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
}

it('reports that PostgreSQL is away, serves cached answers, answers the rest with 503, and recovers', async () => {
  const { id } = await away.server.push(makeNinjsItem('orchard'));
  const { id: withdrawn } = await away.server.push(makeNinjsItem('vineyard'));
  const cached = [`/api/v1/ar/stories/${id}`, `/ar/news/${id}`, '/api/v1/ar/front', '/ar'];
  const ofWithdrawn = [`/api/v1/ar/stories/${withdrawn}`, `/ar/news/${withdrawn}`];
  for (const path of [...ofWithdrawn, ...cached]) expect((await get(path)).status).toBe(200);
  await away.server.push(makeNinjsItem('vineyard', { version: '2', pubStatus: 'canceled' }));
  // Cached again: answers that named the withdrawn story were invalidated.
  for (const path of cached) expect((await get(path)).headers.get('cache-status')).toBeNull();

  await away.cluster.shut();
  await isAway();
  const problem = (await (await get('/health')).json()) as { detail: string };
  expect(problem.detail).toBe('The database does not answer.');
  expect(await (await get('/metrics')).text()).toMatch(/^sharit_database_up 0$/m);
  for (const path of cached) {
    const answer = await get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    expect(answer.headers.get('cache-status')).toMatch(/^sharit; hit; ttl=-?\d+; detail="database away"$/);
    expect(answer.headers.get('cache-control')).not.toContain('stale');
    expect(await answer.text()).toContain('orchard');
  }
  await refused(ofWithdrawn[0]!);
  expect((await get(ofWithdrawn[1]!)).status).toBe(503);
  await refused('/api/v1/ar/search?q=خبر');
  await refused('/api/v1/ar/stories?section=world');
  // Access cannot be checked now: 503, since a 401 or 404 would be final.
  await refused('/api/v1/desk/items', { cookie: 'sharit_desk=somebody' });
  await refused('/api/v1/previews/abcdefgh/stream', { cookie: 'sharit_preview_abcdefgh=somebody' });
  const page = await get('/ar/search?q=خبر');
  expect(page.status).toBe(503);
  expect(page.headers.get('retry-after')).toBeTruthy();
  expect([page.headers.get('cache-status'), page.headers.get('cache-control')]).toEqual([null, 'no-store']);
  expect(await page.text()).toMatch(/<h1/);
  await expect(away.server.push(makeNinjsItem('meadow'))).rejects.toThrow('push: 503');
  // A withdrawal takes effect when it arrives, even if it cannot be stored yet.
  const canceled = makeNinjsItem('orchard', { version: '2', pubStatus: 'canceled' });
  await expect(away.server.push(canceled)).rejects.toThrow('push: 503');
  for (const path of cached) expect((await get(path)).status).toBe(503);

  await away.cluster.start();
  await isBack();
  const { id: after } = await away.server.push(makeNinjsItem('meadow'));
  const front = await get('/api/v1/ar/front');
  expect(front.headers.get('cache-status')).toBeNull();
  expect(await front.text()).toContain(after);
  expect((await get(ofWithdrawn[0]!)).status).toBe(410);
  expect(await (await get('/metrics')).text()).toMatch(/^sharit_database_up 1$/m);
});

it('answers in time when PostgreSQL accepts connections but never answers', async () => {
  const { id } = await away.server.push(makeNinjsItem('quarry'));
  const path = `/api/v1/ar/stories/${id}`;
  expect((await get(path)).status).toBe(200);
  away.cluster.freeze();
  try {
    const [story, found, pushed] = await Promise.all([
      get(path),
      get('/api/v1/ar/search?q=خبر'),
      away.server.push(makeNinjsItem('mine')).then(String, String),
      get('/metrics'),
    ]);
    expect([story.status, found.status, pushed]).toEqual([200, 503, expect.stringContaining('push: 503')]);
    expect(story.headers.get('cache-status')).toContain('database away');
    await isAway();
  } finally {
    away.cluster.thaw();
  }
  await isBack();
  await away.server.push(makeNinjsItem('mine'));
});
