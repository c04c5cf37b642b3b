import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Server } from '../../e2e/server.ts';
import { openEventStream } from './listen.ts';
import type { Cluster } from './postgres.ts';
import { makeNinjsItem } from './ninjs.ts';

export const disturbances = ['restart -m fast', 'restart -m immediate', 'pg_terminate_backend'] as const;
export type Round = {
  disturbance: (typeof disturbances)[number];
  acknowledged: number;
  refused: number;
  /** Milliseconds: the slowest answer of this round; and from PostgreSQL's return until a push is acknowledged and /health is 200. */
  longestWait: number;
  recovery: number;
};
export type Rounds = {
  rounds: Round[];
  acknowledged: number;
  lost: string[];
  /** Answers with an unexpected status, and connections that the server closed. */
  wrong: string[];
  /** Ids of acknowledged stories that an open ticker stream did not announce. */
  unannounced: string[];
};

/** Restarts, crashes and disconnects PostgreSQL under load, and counts lost pushes and wrong answers. */
export async function databaseRounds(
  { server, cluster }: { server: Server; cluster: Cluster },
  { rounds: times, pushers, readers }: { rounds: number; pushers: number; readers: number },
): Promise<Rounds> {
  /** Newest acknowledged version of each story. */
  const acknowledged = new Map<string, number>();
  const wrong: string[] = [];
  const rounds: Round[] = [];
  let round = { acknowledged: 0, refused: 0, longestWait: 0 };
  let lastAcknowledged = 0;
  const done = new AbortController();
  // Emits `step` whenever something happens that a condition may depend on.
  const progress = new EventEmitter();

  /** Checks the condition at every step; rejects when it has not become true in time. */
  async function until(condition: () => boolean | Promise<boolean>, milliseconds = 30_000): Promise<void> {
    const signal = AbortSignal.timeout(milliseconds);
    for (;;) {
      const step = once(progress, 'step', { signal });
      step.catch(() => {});
      if (await condition()) return;
      await step;
    }
  }

  async function timed(url: string, init?: RequestInit): Promise<Response | null> {
    const begun = performance.now();
    const answer = await fetch(`${server.url}${url}`, init).catch((error: unknown) => {
      wrong.push(`${url}: ${String(error instanceof Error ? (error.cause ?? error) : error)}`);
      return null;
    });
    await answer?.clone().arrayBuffer();
    const took = performance.now() - begun;
    round.longestWait = Math.max(round.longestWait, took);
    if (answer?.status === 503 && !answer.headers.get('retry-after')) wrong.push(`${url}: 503 without Retry-After`);
    return answer;
  }

  async function push(name: string): Promise<void> {
    let version = 0;
    while (!done.signal.aborted) {
      version += 1;
      const headlines = [{ role: 'main', value: `عنوان ${name} ${version}` }];
      const begun = performance.now();
      const answer = await timed('/api/v1/push', {
        method: 'POST',
        headers: { authorization: `Bearer ${server.pushSecret}`, 'content-type': 'application/json' },
        body: JSON.stringify(makeNinjsItem(name, { version: String(version), headlines })),
      });
      if (answer?.ok) {
        acknowledged.set(((await answer.json()) as { id: string }).id, version);
        round.acknowledged += 1;
        lastAcknowledged = Math.max(lastAcknowledged, begun);
        progress.emit('step');
      } else {
        round.refused += 1;
        if (answer && answer.status !== 503) wrong.push(`push: ${answer.status} ${await answer.text()}`);
        version -= 1;
        // Real senders wait for Retry-After; this one retries soon, to measure the recovery.
        await pause(100);
      }
      await pause(20);
    }
  }

  async function read(index: number): Promise<void> {
    while (!done.signal.aborted) {
      const ids = [...acknowledged.keys()];
      const id = ids[Math.floor(Math.random() * ids.length)] ?? 'unknown00';
      const urls = ['/api/v1/ar/front', `/api/v1/ar/stories/${id}`, '/api/v1/ar/search?q=خبر', '/ar', `/ar/news/${id}`];
      const url = urls[index % urls.length]!;
      // Rate limits count by address: each reader gets one.
      const answer = await timed(url, { headers: { 'x-forwarded-for': `203.0.113.${index}` } });
      if (answer && ![200, 404, 503].includes(answer.status)) wrong.push(`${url}: ${answer.status}`);
      await pause(300);
    }
  }

  const stream = await openEventStream(`${server.url}/api/v1/ar/ticker/stream`);
  /** Newest version of each story that the stream has announced. */
  const announced = new Map<string, number>();
  let resets = 0;
  const listening = (async () => {
    for (let event = await stream.next().catch(() => null); event; event = await stream.next().catch(() => null)) {
      if (event.event === 'reset') resets += 1;
      if ('story' in event) announced.set(event.story.id, Number(event.story.headline.split(' ').at(-1)));
      progress.emit('step');
    }
  })();

  const work = [
    ...Array.from({ length: pushers }, (_, index) => push(`pusher-${index}`)),
    ...Array.from({ length: readers }, (_, index) => read(index)),
  ];
  for (let time = 0; time < times; time += 1) {
    for (const disturbance of disturbances) {
      round = { acknowledged: 0, refused: 0, longestWait: 0 };
      await until(() => round.acknowledged >= pushers);
      if (disturbance === 'pg_terminate_backend') await terminateAll(cluster.url);
      else await cluster.restart(disturbance === 'restart -m fast' ? 'fast' : 'immediate');
      const back = performance.now();
      await until(async () => lastAcknowledged > back && (await fetch(`${server.url}/health`)).ok);
      const recovery = performance.now() - back;
      const before = round.acknowledged;
      await until(() => round.acknowledged >= before + pushers);
      rounds.push({ disturbance, ...round, recovery });
    }
  }
  done.abort();
  await Promise.all(work);

  const lost: string[] = [];
  for (const [id, version] of acknowledged) {
    const answer = await fetch(`${server.url}/api/v1/ar/stories/${id}`);
    const { article } = (answer.ok ? await answer.json() : { article: null }) as {
      article: { headline: string } | null;
    };
    // A push answered with 503 may have been stored all the same, so the version may be higher.
    if (Number(article?.headline.split(' ').at(-1) ?? 0) < version) lost.push(`${id} ${version} ${answer.status}`);
  }
  const unannounced = () =>
    [...acknowledged].filter(([id, version]) => (announced.get(id) ?? 0) < version).map(([id]) => id);
  // After a reset readers load everything again.
  await until(() => unannounced().length === 0 || resets > 0, 10_000).catch(() => {});
  const missing = resets > 0 ? [] : unannounced();
  await stream.close();
  await listening;
  return {
    rounds,
    acknowledged: rounds.reduce((sum, each) => sum + each.acknowledged, 0),
    lost,
    wrong,
    unannounced: missing,
  };
}

async function terminateAll(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sharit'`);
  await client.end();
}
