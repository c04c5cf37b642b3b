import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer } from '../e2e/server.ts';
import type { Server } from '../e2e/server.ts';
import { makeNinjsItem } from './testing/ninjs.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer({ SAMPLE: 'off', FIRST_VIEW: 'off' });
}, 120_000);
afterAll(() => server?.remove());

it('keeps every acknowledged push when it is killed in the middle of 200', async () => {
  const names = Array.from({ length: 200 }, (_, index) => `push-${index}`);
  const acknowledged: string[] = [];
  let killed: Promise<void> | undefined;
  const pushAll = async () => {
    for (let name = names.shift(); name; name = names.shift()) {
      const answer = await server.push(makeNinjsItem(name)).catch(() => null);
      if (!answer) continue;
      acknowledged.push(answer.id);
      // Others are on their way at this moment.
      if (acknowledged.length >= 100) killed ??= server.stop('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: 8 }, pushAll));
  await killed;
  expect(acknowledged.length).toBeGreaterThanOrEqual(100);
  expect(acknowledged.length).toBeLessThan(200);

  await server.start();
  const found = await Promise.all(acknowledged.map((id) => fetch(`${server.url}/api/v1/ar/stories/${id}`)));
  expect(found.filter(({ status }) => status !== 200)).toEqual([]);
  // And it goes on taking what the sender sends again.
  const again = await server.push(makeNinjsItem('push-199'));
  expect((await fetch(`${server.url}/api/v1/ar/stories/${again.id}`)).status).toBe(200);
}, 120_000);
