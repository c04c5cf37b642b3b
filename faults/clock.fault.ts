import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleAnswer } from '#contract/story.ts';
import { frontPublisher } from '../e2e/front-publisher.ts';
import { type Server, startServer } from '../e2e/server.ts';
import { openEventStream } from '../server/testing/listen.ts';
import { makeNinjsItem } from '../server/testing/ninjs.ts';
import { type Cluster, openPostgres } from '../server/testing/postgres.ts';
import { setClock, withClock } from './fake-clock.ts';
import { Ledger } from './ledger.ts';

let place: string;
let file: string;
let cluster: Cluster | undefined;
let server: Server | undefined;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'sharit-clock-'));
  file = join(place, 'offset');
  await setClock(file, 0);
});
afterEach(async () => {
  await server?.remove();
  await cluster?.stop();
  await rm(place, { recursive: true, force: true });
  [server, cluster] = [undefined, undefined];
});

const hour = 3_600_000;
const statusOf = async (path: string) => (await fetch(`${server!.url}${path}`)).status;

describe.each(['the embedded database', 'PostgreSQL, whose clock is right'])('%s', (database) => {
  it.each([
    ['three hours forward', 3],
    ['three hours back', -3],
    ['ten days forward', 240],
  ])(
    'a clock that jumps %s, and back: everything is answered, streams go on, nothing is lost',
    async (_name, hours) => {
      if (database !== 'the embedded database') cluster = await openPostgres();
      server = await startServer({
        ...withClock(file),
        SAMPLE: 'off',
        PUSH_SECRET: 'a-secret-of-this-test-only',
        ...(cluster && { DATABASE_URL: cluster.url }),
      });
      const ledger = new Ledger();
      const before = await ledger.push(server, 'before', 1);
      const embargo = await server.push(
        makeNinjsItem('embargoed', { embargoedUntil: new Date(Date.now() + hour).toISOString() }),
      );
      const embargoed = `/api/v1/ar/stories/${embargo.id}`;
      const inAnHour = new Date(Date.now() + hour);
      const ending = await server.push(makeNinjsItem('ending', { expires: inAnHour.toISOString() }));
      const hidden = await server.push(makeNinjsItem('hidden'));
      const publish = await frontPublisher(server.url, {
        DATA_DIR: server.dataDir,
        ...(cluster && { DATABASE_URL: cluster.url }),
      });
      await publish({ places: {}, hidden: [hidden.id] }, inAnHour);
      const bodyOf = async (path: string) => (await fetch(`${server!.url}${path}`)).json();
      const hasExpired = async () => {
        const { article } = (await bodyOf(`/api/v1/ar/stories/${ending.id}`)) as ArticleAnswer;
        return article.expired;
      };
      const hasNewFront = async () => !JSON.stringify(await bodyOf('/api/v1/ar/front')).includes(`"${hidden.id}"`);
      expect([await hasExpired(), await hasNewFront()]).toEqual([false, false]);
      const stream = await openEventStream(`${server.url}/api/v1/ar/ticker/stream`);
      const announces = async (id: string | null): Promise<void> => {
        let event = await stream.next();
        while (event && !('story' in event && event.story.id === id)) event = await stream.next();
        expect(event).not.toBeNull();
      };
      expect(await statusOf(embargoed)).toBe(404);

      for (const offset of [hours, 0]) {
        await setClock(file, offset);
        await announces(await ledger.push(server, `at-${offset}`, 1));
        for (const path of ['/ar', `/ar/news/${before}`, '/api/v1/ar/front', '/api/v1/ar/ticker', '/health'])
          expect([path, await statusOf(path)]).toEqual([path, 200]);
        await ledger.push(server, 'before', offset === 0 ? 3 : 2);
        expect(await ledger.wrong(server)).toEqual([]);
        // The server's clock decides when an embargo opens; it is looked at every minute. What was public once does not disappear.
        const isPast = hours > 0;
        const within = { timeout: 90_000, interval: 1000 };
        await expect.poll(() => statusOf(embargoed), within).toBe(isPast ? 200 : 404);
        await expect.poll(hasExpired, within).toBe(isPast);
        await expect.poll(hasNewFront, within).toBe(isPast);
      }
      await server.stop('SIGKILL');
      await server.start();
      expect(await ledger.wrong(server)).toEqual([]);
      await stream.close();
    },
  );
});
