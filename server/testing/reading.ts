import { afterAll, beforeAll, beforeEach } from 'vitest';
import { receiveItem } from '../store/publishing/receive.ts';
import type { Store } from '../store/database/store.ts';
import { minutes, noon, makePreparedItem } from './items.ts';
import { indexSome } from '../store/searching/indexer.ts';
import { resetStore } from './store.ts';
import { openTestApp, type TestApp } from './app.ts';

type Changes = Parameters<typeof makePreparedItem>[0];
export const uri = (name: string): string => `tag:example.org,2026:${name}`;
export const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

/** An app over an empty database before every test, with a clock that a test may set. */
export class ReadingFixture {
  store!: Store;
  test!: TestApp;
  now = noon;

  constructor(open: () => Promise<Store>) {
    beforeAll(async () => {
      this.store = await open();
      this.test = await openTestApp(this.store, { now: () => this.now });
    });
    beforeEach(async () => {
      this.now = minutes(5);
      await resetStore(this.store);
    });
    afterAll(async () => {
      await this.test?.close();
      await this.store?.close();
    });
  }

  /** Receives an item that is usable unless the changes say otherwise; resolves to its id. */
  async send(name: string, changes: Changes = {}): Promise<string> {
    const item = makePreparedItem({ uri: uri(name), ...changes });
    // Nothing is received before it was made.
    const now = item.versionCreated > this.now ? item.versionCreated : this.now;
    return (await receiveItem(this.store, item, now)).id;
  }

  /** Counts the words of everything received so far, as the running server does by itself. */
  async index(): Promise<void> {
    while (await indexSome(this.store.db));
  }
}
