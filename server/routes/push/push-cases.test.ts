import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PushAnswer, pushAnswer } from '#contract/push.ts';
import type { Article } from '#contract/story.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/database/store.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { type Cluster, openPostgres } from '../../testing/postgres.ts';
import { expected } from '../../testing/push-cases/expected.ts';
import { superdeskCases } from '../../testing/push-cases/superdesk.ts';
import { textCases } from '../../testing/push-cases/texts.ts';
import { withdrawalCases } from '../../testing/push-cases/withdrawals.ts';
import { bearer } from '../../testing/push.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';

/** Every case through push, API, page, feed, site map and card. */
function everyCase(open: () => Promise<Store>): void {
  let store: Store;
  let testApp: TestApp;
  beforeAll(async () => {
    store = await open();
    testApp = await openTestApp(store, { firstView: true });
  });
  beforeEach(() => resetStore(store));
  afterAll(async () => {
    await testApp?.close();
    await store?.close();
  });
  const ask = (url: string) => testApp.app.inject({ url });
  const atAddresses = (id: string) =>
    Promise.all([`/api/v1/ar/stories/${id}`, `/ar/news/${id}`, `/share/ar/${id}.png`].map(ask));

  async function send(payload: Record<string, unknown>): Promise<PushAnswer> {
    const answer = await testApp.app.inject({ method: 'POST', url: '/api/v1/push', headers: bearer, payload });
    return pushAnswer.parse(answer.json());
  }

  test.each([...withdrawalCases, ...superdeskCases, ...textCases])('$name', async (one) => {
    const answers: PushAnswer[] = [];
    for (const payload of one.push) answers.push(await send(payload));
    const { id, warnings } = answers.at(-1)!;
    const firstId = answers[0]!.id;
    const [api, page, card] = await atAddresses(id);
    const first = await atAddresses(firstId);
    const feed = (await ask('/ar/rss.xml')).body;
    const map = await ask('/sitemap-stories-1.xml');
    const article = api!.statusCode === 200 ? api!.json<{ article: Article }>().article : null;
    const text = page!.body.replaceAll('&amp;', '&').replaceAll('&#x27;', "'");
    expect({
      warnings,
      statuses: [api, page, card].map((answer) => answer!.statusCode),
      inFeed: feed.includes(`/ar/news/${id}`),
      inMap: map.statusCode === 200 && map.body.includes(id),
      early: article !== null && Date.parse(article.published) > Date.now(),
      first: first.map(({ statusCode, headers }) => `${statusCode} ${headers.location ?? ''}`.trim()),
      firstListed: firstId !== id && feed.includes(firstId),
      article,
      page: text,
      pageAgain: text,
      feed: feed.replaceAll('&amp;', '&'),
    }).toMatchObject(expected(one, id));
  });
}

describe('PGlite', () => {
  everyCase(openTestStore);
});

describe('PostgreSQL', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await openPostgres();
  });
  afterAll(() => cluster?.stop());
  everyCase(() => openStore({ dataDir: '', databaseUrl: cluster.url }));
});
