import { expect, it } from 'vitest';
import { createQueue } from './create-queue.ts';

it('runs tasks in sequence, refuses those beyond its limit, and continues after a failure', async () => {
  const queue = createQueue(3);
  const order: string[] = [];
  const first = Promise.withResolvers<void>();
  const task = (name: string, until?: Promise<void>) => async () => {
    order.push(`${name} begins`);
    await until;
    order.push(`${name} ends`);
  };
  const all = [task('a', first.promise), () => Promise.reject(new Error('b fails')), task('c')].map((one) =>
    queue(one)!,
  );
  expect(queue(task('d'))).toBeNull();
  first.resolve();
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(order).toEqual(['a begins', 'a ends', 'c begins', 'c ends']);
  await queue(task('e'));
  expect(order.at(-1)).toBe('e ends');
});
