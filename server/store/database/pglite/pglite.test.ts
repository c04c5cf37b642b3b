import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { templateFile } from '../../open.ts';
import { openPGlite } from './pglite.ts';
import { rowsOf } from '../rows.ts';
import type { Store } from '../store.ts';

let store: Store;
beforeAll(async () => {
  store = await openPGlite({ folder: null, template: templateFile });
  await store.db.execute(sql`create table birds (name text primary key, wings int)`);
});
beforeEach(() => store.db.execute(sql`delete from birds`));
afterAll(() => store?.close());

const add = (db: Pick<Store['db'], 'execute'>, name: string) => db.execute(sql`insert into birds values (${name}, 2)`);
const names = async () =>
  (await rowsOf<{ name: string }>(store.db, sql`select name from birds order by name`)).map(({ name }) => name);

it('reports what the database refused and why, without values', async () => {
  await add(store.db, 'owl');
  const error = await add(store.db, 'owl').then(
    () => null,
    (thrown: Error) => thrown.cause as Error & Record<string, unknown>,
  );
  expect(error).toMatchObject({ code: '23505', constraint: 'birds_pkey', severity: 'ERROR' });
  expect(error?.message).toContain('birds_pkey');
  expect(error).not.toHaveProperty('params');
});

it('isolates a transaction from queries sent meanwhile', async () => {
  const halfWay = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const done: string[] = [];
  const first = store.db
    .transaction(async (tx) => {
      await add(tx, 'crane');
      halfWay.resolve();
      await goOn.promise;
      await add(tx, 'stork');
    })
    .then(() => done.push('first'));
  await halfWay.promise;
  const read = names().finally(() => done.push('read'));
  const second = store.db.transaction((tx) => add(tx, 'heron')).then(() => done.push('second'));
  goOn.resolve();
  await Promise.all([first, second]);
  expect(await read).toEqual(expect.arrayContaining(['crane', 'stork']));
  expect(done[0]).toBe('first');
  expect(await names()).toEqual(['crane', 'heron', 'stork']);
});

it('rolls back a transaction that fails, here or in the database, and rejects with the error', async () => {
  const ours = new Error('changed our mind');
  await expect(
    store.db.transaction(async (tx) => {
      await add(tx, 'wren');
      throw ours;
    }),
  ).rejects.toBe(ours);
  await expect(
    store.db.transaction(async (tx) => {
      await add(tx, 'wren');
      await add(tx, 'wren').catch(() => {});
    }),
  ).rejects.toMatchObject({ code: '25P02' });
  expect(await names()).toEqual([]);
});

it('rolls back to a savepoint', async () => {
  await store.db.transaction(async (tx) => {
    await add(tx, 'swift');
    await tx
      .transaction(async (inner) => {
        await add(inner, 'swallow');
        throw new Error('not this one');
      })
      .catch(() => {});
  });
  expect(await names()).toEqual(['swift']);
});

it('counts what may have changed before anybody is told of it, once', async () => {
  const counts: number[] = [];
  const unlisten = await store.listen('changes', () => counts.push(store.notified!()));
  const before = store.notified!();
  const change = () => store.db.transaction((tx) => tx.execute(sql`select pg_notify('changes', '1')`));
  await change();
  await store.db.execute(sql`select pg_notify('birds', 'one')`);
  expect(counts).toEqual([before + 1]);
  expect(store.notified!()).toBe(before + 1);
  await unlisten();
});

it('receives notifications after the commit, until it stops listening', async () => {
  const heard: string[] = [];
  const also: string[] = [];
  const stop = await store.listen('birds', (payload) => heard.push(payload));
  await store.listen('birds', (payload) => also.push(payload));
  const notify = (payload: string) => store.db.execute(sql`select pg_notify('birds', ${payload})`);
  await store.db
    .transaction(async (tx) => {
      await tx.execute(sql`select pg_notify('birds', 'never')`);
      throw new Error('undone');
    })
    .catch(() => {});
  await notify('one');
  await expect.poll(() => also).toEqual(['one']);
  await stop();
  await notify('two');
  await expect.poll(() => also).toEqual(['one', 'two']);
  expect(heard).toEqual(['one']);
});

it('leaves moments and JSON to who reads them, as PostgreSQL writes them', async () => {
  const [row] = await rowsOf(
    store.db,
    sql`select '2026-03-01 10:00:00+00'::timestamptz as at, '{"a": [1]}'::jsonb as json, 7 as n, array['x', null] as list`,
  );
  expect(row).toEqual({ at: '2026-03-01 10:00:00+00', json: '{"a": [1]}', n: 7, list: ['x', null] });
});

it('says that it is closed to whoever asks later', async () => {
  const other = await openPGlite({ folder: null, template: templateFile });
  await Promise.all([other.close(), other.close()]);
  await expect(other.db.execute(sql`select 1`)).rejects.toMatchObject({
    cause: { message: 'The database is closed.' },
  });
});
