import { expect, it } from 'vitest';
import { startPGlite } from './pglite-client.ts';
import { StoreUnavailable } from '../store-unavailable.ts';

// A worker that blocks on demand, as PGlite does on a full disk: `spin` never returns, `nap` blocks for a while, `wait` is not answered.
const script = `
  const { parentPort } = require('node:worker_threads');
  parentPort.postMessage([{ kind: 'ready' }]);
  parentPort.on('message', (all) => {
    for (const { id, command } of all) {
      if (command.sql === 'spin') for (;;);
      if (command.sql === 'nap') for (const until = Date.now() + 200; Date.now() < until; );
      if (command.sql !== 'wait') parentPort.postMessage([{ kind: 'answer', id, answer: { rows: [command.kind] } }]);
    }
  });`;
const worker = new URL(
  `data:text/javascript,${encodeURIComponent(`import{createRequire}from'node:module';const require=createRequire('file:///');${script}`)}`,
);
const timeouts = { beat: 20, query: 5, opening: 1000, lost: 25 };
const open = async (folder: string | null = null, free = Number.POSITIVE_INFINITY) => {
  const client = await startPGlite({ folder, template: null }, { timeouts, worker, free: () => free });
  client.startServing();
  const states: string[] = [];
  const lost = new Promise<void>((resolve) => {
    client.onState((state) => {
      states.push(state);
      if (state === 'lost') resolve();
    });
  });
  return { client, states, lost };
};

it('rejects a query that is not answered in time, and answers others', async () => {
  const { client } = await open();
  await expect(client.query('wait')).rejects.toThrow(StoreUnavailable);
  expect((await client.query('select 1')).rows).toEqual(['query']);
  await client.close();
});

it('is blocked during a long statement, and responsive after it', async () => {
  const { client, states } = await open();
  await expect(client.query('nap')).rejects.toThrow(StoreUnavailable);
  await expect.poll(() => states).toEqual(['blocked', 'responsive']);
  expect((await client.query('select 1')).rows).toEqual(['query']);
  await client.close();
});

it('is lost when the thread never answers again, and then rejects at once', async () => {
  const { client, states, lost } = await open();
  await expect(Promise.all([client.query('spin'), client.query('select 1')])).rejects.toThrow(StoreUnavailable);
  await lost;
  expect(states).toEqual(['blocked', 'lost']);
  await expect(client.query('select 1')).rejects.toThrow('The database is lost: it has stopped answering.');
  await expect(client.transaction(async () => 1)).rejects.toThrow(StoreUnavailable);
  await client.close();
});

it('refuses writes while the disk has room for less than two WAL segments, and still reads', async () => {
  const { client } = await open('/data/database', 20 * 1024 * 1024);
  await expect(client.transaction(async () => 1)).rejects.toThrow(
    'The disk of /data/database has 20 MB left, and at least 32 MB are needed.',
  );
  for (const write of ['insert into items values (1)', 'with old as (select 1) delete from items'])
    await expect(client.query(write)).rejects.toThrow(StoreUnavailable);
  // As search, moved stories and unknown addresses are asked for.
  for (const read of ['select 1', '\n  with one as (select 1) select * from one', '(select 1) union all (select 2)'])
    expect((await client.query(read)).rows).toEqual(['query']);
  await client.close();
});
