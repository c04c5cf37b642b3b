import { InfiniteQueryObserver, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { origin, problem } from '../testing/api.ts';
import { createDeskWire } from '../wire/desk-wire.ts';
import { deskKeys } from '../wire/desk-keys.ts';
import { createDeskClient, deskQueries } from './desk.queries.ts';

/** The desk's queries over a server that answers each path with `answers(path)`. */
function setUp(answers: (path: string) => object | Response) {
  const requests: string[] = [];
  const desk = createDeskWire({
    base: origin,
    fetch: async (url) => {
      const path = url.replace(`${origin}/api/v1/desk/`, '');
      requests.push(path);
      const answer = answers(path);
      return answer instanceof Response ? answer : Response.json(answer);
    },
  });
  const client = createDeskClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retryDelay: 0 } });
  return { client, queries: deskQueries(desk), requests };
}

it('requests each answer once, and caches it under the key of its kind', async () => {
  const { client, queries, requests } = setUp((path) => ({ path }));
  for (const _ of [1, 2]) {
    await client.ensureQueryData(queries.session());
    await client.ensureQueryData(queries.open('urn:a b'));
    await client.ensureQueryData(queries.board('one'));
    await client.ensureQueryData(queries.draft('one', 'ar'));
    await client.ensureQueryData(queries.draft('one', 'en'));
    await client.ensureQueryData(queries.differences('one', undefined, 2));
    await client.ensureQueryData(queries.shares('one'));
  }
  expect(requests).toEqual([
    'session',
    'open?uri=urn%3Aa+b',
    'items/one',
    'items/one/draft?lang=ar',
    'items/one/draft?lang=en',
    'items/one/differences?to=2',
    'items/one/previews',
  ]);
  expect(client.getQueryData(deskKeys.draft('one', 'en'))).toEqual({ path: 'items/one/draft?lang=en' });
});

it('loads the next page of items and of the audit log by its cursor, until there is none', async () => {
  const { client, queries, requests } = setUp((path) => ({ next: path.includes('cursor') ? null : 'c2' }));
  const items = new InfiniteQueryObserver(client, queries.items({ state: 'draft', q: 'قارب' }));
  await items.refetch();
  expect((await items.fetchNextPage()).hasNextPage).toBe(false);
  const audit = new InfiniteQueryObserver(client, queries.audit({}));
  await audit.refetch();
  expect((await audit.fetchNextPage()).hasNextPage).toBe(false);
  const query = new URLSearchParams({ state: 'draft', q: 'قارب' });
  expect(requests).toEqual([`items?${query}`, `items?${query}&cursor=c2`, 'audit', 'audit?cursor=c2']);
});

it('shows the previous list or comparison until the next one is loaded', async () => {
  const { client, queries } = setUp((path) => ({ path }));
  const observer = new QueryObserver(client, queries.differences('one', 1, 2));
  const unsubscribe = observer.subscribe(() => undefined);
  await observer.refetch();
  observer.setOptions(queries.differences('one', 1, 3));
  expect(observer.getCurrentResult()).toMatchObject({
    isPlaceholderData: true,
    data: { path: 'items/one/differences?from=1&to=2' },
  });
  unsubscribe();
});

it.each<[string, () => Response, number]>([
  ['a server that is unavailable, twice', () => problem('unavailable', 503), 3],
  ['nobody who is signed out', () => problem('unauthorized', 401), 1],
  ['no item that does not exist', () => problem('not-found', 404), 1],
])('retries %s', async (_, answer, count) => {
  const { client, queries, requests } = setUp(answer);
  await client.fetchQuery(queries.board('one')).catch(() => undefined);
  expect(requests).toHaveLength(count);
});

it('takes an older revision that was asked for later, not one that a save has overtaken', async () => {
  const server = { revision: 7, asked: Promise.resolve() };
  const desk = createDeskWire({
    base: origin,
    fetch: async () => {
      const answer = Response.json({ revision: server.revision });
      await server.asked;
      return answer;
    },
  });
  const client = createDeskClient();
  const options = { ...deskQueries(desk).front('ar'), staleTime: 0 };
  const revision = () => (client.getQueryData(deskKeys.front('ar')) as { revision: number } | undefined)?.revision;
  await client.fetchQuery(options);
  const reading = Promise.withResolvers<void>();
  server.asked = reading.promise;
  const asked = client.fetchQuery(options);
  client.setQueryData(deskKeys.front('ar'), { revision: 8 } as never);
  reading.resolve();
  await asked;
  expect(revision()).toBe(8);
  // The database was restored from a backup.
  server.revision = 3;
  await client.fetchQuery(options);
  expect(revision()).toBe(3);
});
