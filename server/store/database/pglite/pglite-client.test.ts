import { expect, it } from 'vitest';
import { startPGlite } from './pglite-client.ts';
import { StoreUnavailable } from '../store-unavailable.ts';

// What PGlite does on a full disk, at will: answers the statements of a list, and at `spin` never gives its thread back.
const script = `
  const { parentPort } = require('node:worker_threads');
  parentPort.postMessage([{ kind: 'ready' }]);
  parentPort.on('message', (all) => {
    for (const { id, order } of all) {
      if (order.sql === 'spin') for (;;);
      if (order.sql === 'nap') for (const until = Date.now() + 200; Date.now() < until; );
      if (order.sql !== 'wait') parentPort.postMessage([{ kind: 'answer', id, answer: { rows: [order.kind] } }]);
    }
  });`;
const worker = new URL(
  `data:text/javascript,${encodeURIComponent(`import{createRequire}from'node:module';const require=createRequire('file:///');${script}`)}`,
);
const wait = { beat: 20, question: 5, opening: 1000, lost: 25 };
const open = async (folder: string | null = null, free = Number.POSITIVE_INFINITY) => {
  const client = await startPGlite({ folder, template: null }, { wait, worker, free: () => free });
  client.opened();
  const states: string[] = [];
  const lost = new Promise<void>((resolve) => {
    client.onState((state) => {
      states.push(state);
      if (state === 'lost') resolve();
    });
  });
  return { client, states, lost };
};

it('gives up a question that is not answered in time, while others are', async () => {
  const { client } = await open();
  await expect(client.query('wait')).rejects.toThrow(StoreUnavailable);
  expect((await client.query('select 1')).rows).toEqual(['query']);
  await client.close();
});

it('waits out a statement that holds the thread up, and answers again', async () => {
  const { client, states } = await open();
  await expect(client.query('nap')).rejects.toThrow(StoreUnavailable);
  await expect.poll(() => states).toEqual(['held-up', 'well']);
  expect((await client.query('select 1')).rows).toEqual(['query']);
  await client.close();
});

it('says that it is lost when the thread does not come back, and fails at once from then on', async () => {
  const { client, states, lost } = await open();
  await expect(Promise.all([client.query('spin'), client.query('select 1')])).rejects.toThrow(StoreUnavailable);
  await lost;
  expect(states).toEqual(['held-up', 'lost']);
  await expect(client.query('select 1')).rejects.toThrow('The database is lost: it has stopped answering.');
  await expect(client.transaction(async () => 1)).rejects.toThrow(StoreUnavailable);
  await client.close();
});

it('writes nothing while less than two segments of its log have room, and goes on reading', async () => {
  const { client } = await open('/data/database', 20 * 1024 * 1024);
  await expect(client.transaction(async () => 1)).rejects.toThrow(
    'The disk of /data/database has 20 MB left, and at least 32 MB are needed.',
  );
  await expect(client.query('insert into items values (1)')).rejects.toThrow(StoreUnavailable);
  expect((await client.query('select 1')).rows).toEqual(['query']);
  await client.close();
});
