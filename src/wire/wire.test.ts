import { expect, test } from 'vitest';
import { isPersistable } from './persistence.ts';
import { createWire } from './wire.ts';
import { isRetryable, WireError } from './wire-error.ts';

const wireOf = (answer: () => Response | Promise<Response>) => {
  const asked: string[] = [];
  const fetch = (input: string) => {
    asked.push(input);
    return Promise.resolve().then(answer);
  };
  return { asked, wire: createWire({ base: 'http://paper.test', fetch }) };
};
const failure = async (promise: Promise<unknown>): Promise<WireError> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WireError);
  return error as WireError;
};

test('what is not asked for is not in the address, and what is is encoded', async () => {
  const { asked, wire } = wireOf(() => Response.json({}));
  await wire.stories('ar', { section: 'sea', cursor: undefined });
  await wire.search('ar', { q: 'ريح & بحر', section: '' });
  await wire.article('en', 'abc', { revision: 4 });
  expect(asked).toEqual([
    'http://paper.test/api/v1/ar/stories?section=sea',
    `http://paper.test/api/v1/ar/search?${new URLSearchParams({ q: 'ريح & بحر' })}`,
    'http://paper.test/api/v1/en/stories/abc?v=4',
  ]);
});

test('a problem is told by its type, a proxy’s answer by its status', async () => {
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

test('no answer is a network error, and an answer that is not JSON as well', async () => {
  const none = await failure(wireOf(() => Promise.reject(new TypeError('failed to fetch'))).wire.front('ar'));
  expect(none).toMatchObject({ kind: 'network', status: 0 });
  const half = await failure(wireOf(() => new Response('{"half":')).wire.front('ar'));
  expect(half.kind).toBe('network');
});

test('a query that was left behind aborts as an abort', async () => {
  const controller = new AbortController();
  const { wire } = wireOf(() => {
    controller.abort();
    return Promise.reject(controller.signal.reason as Error);
  });
  await expect(wire.front('ar', controller.signal)).rejects.toHaveProperty('name', 'AbortError');
});

test('only trouble that passes is tried again', () => {
  expect(isRetryable(new WireError('network', 0))).toBe(true);
  expect(isRetryable(new WireError('unavailable', 503))).toBe(true);
  expect(isRetryable(new WireError('withdrawn', 410))).toBe(false);
  expect(isRetryable(new Error('other'))).toBe(false);
});

test('only public answers are kept on the device', () => {
  const kept = (kind: string, status: 'success' | 'error' = 'success') =>
    isPersistable({ queryKey: [kind, 'ar'], state: { status } } as unknown as Parameters<typeof isPersistable>[0]);
  expect(['front', 'ticker', 'article', 'stories'].every((kind) => kept(kind))).toBe(true);
  expect(['desk', 'preview', 'search'].some((kind) => kept(kind))).toBe(false);
  expect(kept('front', 'error')).toBe(false);
});
