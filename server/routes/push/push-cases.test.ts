import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pushAnswer } from '#contract/push.ts';
import type { Article } from '#contract/story.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/database/store.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { type Cluster, openPostgres } from '../../testing/postgres.ts';
import { pushCases } from '../../testing/push-cases.ts';
import { bearer } from '../../testing/push.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';

/** Every case through push, API, page, feed and card. */
function everyCase(open: () => Promise<Store>): void {
  let store: Store;
  let house: TestApp;
  beforeAll(async () => {
    store = await open();
    house = await openTestApp(store, { firstView: true });
  });
  beforeEach(() => resetStore(store));
  afterAll(async () => {
    await house?.close();
    await store?.close();
  });
  const ask = (url: string) => house.app.inject({ url });

  test.each(pushCases)(
    '$name',
    async ({ push, warned, status = 200, first, headline, says, never, article: wanted }) => {
      const answers = [];
      for (const payload of push) {
        const answer = await house.app.inject({ method: 'POST', url: '/api/v1/push', headers: bearer, payload });
        expect([200, 201], answer.body).toContain(answer.statusCode);
        answers.push(pushAnswer.parse(answer.json()));
      }
      const { id, warnings } = answers.at(-1)!;
      if (warned === null) expect(warnings).toEqual([]);
      if (warned) expect(warnings).toContainEqual({ path: warned[0], message: expect.stringMatching(warned[1]) });

      const addresses = (of: string) => [`/api/v1/ar/stories/${of}`, `/ar/news/${of}`, `/share/ar/${of}.png`];
      const seen = await Promise.all(addresses(id).map(ask));
      const feed = await ask('/ar/rss.xml');
      if (status === 404 && push.some((item) => item['evolvedfrom'])) return;
      expect(seen.map(({ statusCode }) => statusCode)).toEqual([status, status, status]);
      if (first) {
        const led = await Promise.all(addresses(answers[0]!.id).map(ask));
        expect(led.map(({ statusCode }) => statusCode)).toEqual([first, first, first]);
        if (first === 301) expect(led[1]!.headers.location).toBe(`/ar/news/${id}`);
        expect(feed.body).not.toContain(answers[0]!.id);
      }
      expect(feed.body.includes(`/ar/news/${id}`)).toBe(status === 200);
      const map = await ask('/sitemap-stories-1.xml');
      expect(map.statusCode === 200 && map.body.includes(id)).toBe(status === 200);
      if (status !== 200) return;
      const { article } = seen[0]!.json<{ article: Article }>();
      expect(Date.parse(article.published)).toBeLessThanOrEqual(Date.now());
      if (headline) {
        expect(article.headline).toBe(headline);
        expect(seen[1]!.body).toContain(headline.replaceAll('&', '&amp;').replaceAll("'", '&#x27;'));
      }
      if (never) expect(seen[1]!.body).not.toContain(never);
      if (wanted) expect(article).toMatchObject(wanted);
      for (const place of [seen[1]!.body, feed.body]) {
        if (says) expect(place.replaceAll('&amp;', '&')).toContain(says);
      }
    },
  );
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
