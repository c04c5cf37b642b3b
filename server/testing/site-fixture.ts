import { afterAll, beforeAll } from 'vitest';
import { readNewsroom } from '../settings/newsroom-file.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import type { Store } from '../store/database/store.ts';
import { openTestApp, type TestApp } from './app.ts';
import { makePreparedItem } from './items.ts';
import { openTestStore } from './store.ts';

type Headers = Record<string, string>;

/** The app with the sample's newsroom file, the pages of the built reader, one story and a port. PUBLIC_URL is not set. */
export class SiteFixture {
  readonly newsroom = readNewsroom(new URL('../../content/newsroom.json', import.meta.url).pathname);
  store!: Store;
  test!: TestApp;
  /** Id of the story. */
  story!: string;

  constructor() {
    beforeAll(async () => {
      this.store = await openTestStore();
      const body = Array.from({ length: 40 }, (_, at) => ({
        type: 'paragraph' as const,
        content: [{ type: 'text' as const, text: `زرع الجيران أزهاراً ${at}` }],
      }));
      const versionCreated = new Date(Date.now() - 3_600_000);
      const subjects = [{ slug: 'bees', name: 'النحل' }];
      const item = makePreparedItem({ versionCreated, story: { subjects, body } });
      this.story = (await receiveItem(this.store, item, new Date())).id;
      this.test = await openTestApp(this.store, { firstView: true, newsroom: this.newsroom, publicUrl: undefined });
      await this.test.app.listen({ port: 0, host: '127.0.0.1' });
    });
    afterAll(async () => {
      await this.test?.close();
      await this.store?.close();
    });
  }

  get app() {
    return this.test.app;
  }

  ask(url: string, headers: Headers = {}, method: 'GET' | 'HEAD' | 'POST' = 'GET') {
    return this.app.inject({ method, url, headers });
  }
}
