import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { problem } from '../../testing/api.ts';
import { createDeskWire } from '../../wire/desk-wire.ts';
import { deskQueries } from '../desk.queries.ts';
import { subscribeToUnauthorized } from './subscribe-to-unauthorized.ts';

function setUp(status: 401 | 403) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const desk = createDeskWire({
    base: 'http://sharit.test',
    fetch: async () => problem(status === 401 ? 'unauthorized' : 'forbidden', status),
  });
  const listener = vi.fn();
  const unsubscribe = subscribeToUnauthorized(client, listener);
  const query = () => client.fetchQuery(deskQueries(desk).board('id')).catch(() => undefined);
  const mutation = () =>
    new MutationObserver(client, { mutationFn: () => desk.revoke('id') }).mutate().catch(() => undefined);
  return { listener, unsubscribe, query, mutation };
}

it.each(['query', 'mutation'] as const)('reports a 401 of a %s, until it is unsubscribed', async (kind) => {
  const { listener, unsubscribe, [kind]: send } = setUp(401);
  await send();
  expect(listener).toHaveBeenCalledOnce();
  unsubscribe();
  await send();
  expect(listener).toHaveBeenCalledOnce();
});

it.each(['query', 'mutation'] as const)('does not report another refusal of a %s', async (kind) => {
  const { listener, [kind]: send } = setUp(403);
  await send();
  expect(listener).not.toHaveBeenCalled();
});
