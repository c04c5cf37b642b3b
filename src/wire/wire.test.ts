import { expect, test } from 'vitest';
import { isPersistable } from './persistence.ts';
import { createWire } from './wire.ts';
import { isRetryable, WireError } from './wire-error.ts';

const wireOf = (answer: () => Response | Promise<Response>) => {
  const requested: string[] = [];
  const fetch = (input: string) => {
    requested.push(input);
    return Promise.resolve().then(answer);
  };
  return { requested, wire: createWire({ base: 'http://paper.test', fetch }) };
};
const failure = async (promise: Promise<unknown>): Promise<WireError> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WireError);
  return error as WireError;
};

test('leaves missing parameters out of the URL, and encodes the others', async () => {
  const { requested, wire } = wireOf(() => Response.json({}));
  await wire.stories('ar', { section: 'sea', cursor: undefined });
  await wire.search('ar', { q: 'ريح & بحر', section: '' });
  await wire.article('en', 'abc', { revision: 4 });
  expect(requested).toEqual([
    'http://paper.test/api/v1/ar/stories?section=sea',
    `http://paper.test/api/v1/ar/search?${new URLSearchParams({ q: 'ريح & بحر' })}`,
    'http://paper.test/api/v1/en/stories/abc?v=4',
  ]);
});

test('recognizes a problem by its type, and a proxy’s response by its status', async () => {
  const problem = {
    type: '/problems/withdrawn',
    title: 'Withdrawn',
    status: 410,
    withdrawnAt: '2026-03-01T09:30:00.000Z',
  };
  const gone = await failure(wireOf(() => Response.json(problem, { status: 410 })).wire.article('ar', 'x'));
  expect(gone).toMatchObject({ kind: 'withdrawn', status: 410, problem });
  const proxy = await failure(wireOf(() => new Response('<h1>Bad gateway</h1>', { status: 502 })).wire.front('ar'));
  expect(proxy).toMatchObject({ kind: 'unavailable', status: 502, problem: null });
});

test('no response is a network error, and so is one that is not JSON', async () => {
  const none = await failure(wireOf(() => Promise.reject(new TypeError('failed to fetch'))).wire.front('ar'));
  expect(none).toMatchObject({ kind: 'network', status: 0 });
  const half = await failure(wireOf(() => new Response('{"half":')).wire.front('ar'));
  expect(half.kind).toBe('network');
});

test('rethrows the abort of a query that was cancelled', async () => {
  const controller = new AbortController();
  const { wire } = wireOf(() => {
    controller.abort();
    return Promise.reject(controller.signal.reason as Error);
  });
  await expect(wire.front('ar', controller.signal)).rejects.toHaveProperty('name', 'AbortError');
});

test('only failures that may be temporary are retried', () => {
  expect(isRetryable(new WireError('network', 0))).toBe(true);
  expect(isRetryable(new WireError('unavailable', 503))).toBe(true);
  expect(isRetryable(new WireError('withdrawn', 410))).toBe(false);
  expect(isRetryable(new Error('other'))).toBe(false);
});

test('persists public answers only', () => {
  const persists = (kind: string, status: 'success' | 'error' = 'success') =>
    isPersistable({
      queryKey: [kind, 'ar'],
      state: { status, data: status === 'success' ? {} : undefined },
    } as unknown as Parameters<typeof isPersistable>[0]);
  expect(['front', 'ticker', 'article', 'stories'].every((kind) => persists(kind))).toBe(true);
  expect(['desk', 'preview', 'search'].some((kind) => persists(kind))).toBe(false);
  expect(persists('front', 'error')).toBe(false);
});
