import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { SearchAnswer, SuggestionsAnswer } from '#contract/search.ts';
import type { Store } from '../store/database/store.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import { indexSome } from '../store/searching/indexer.ts';
import { openTestApp, type TestApp } from './app.ts';
import { makePreparedItem, minutes, noon } from './items.ts';
import { resetStore } from './store.ts';

export const bodyOf = (text: string) => [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }];
export const idsFound = (answer: SearchAnswer) => answer.hits.map(({ story }) => story.id);

/** An app over a store that is emptied before each test, and what tests of searching ask of it. */
export function searchFixture(open: () => Promise<Store>) {
  const fixture = {} as { store: Store; test: TestApp };
  beforeAll(async () => {
    fixture.store = await open();
    fixture.test = await openTestApp(fixture.store, { now: () => minutes(5) });
  });
  beforeEach(async () => resetStore(fixture.store));
  afterAll(async () => {
    await fixture.test?.close();
    await fixture.store?.close();
  });
  return {
    fixture,
    async send(name: string, headline: string, changes: Parameters<typeof makePreparedItem>[0] = {}): Promise<string> {
      const item = makePreparedItem({
        uri: `tag:example.org,2026:${name}`,
        ...changes,
        story: { headline, body: bodyOf('نص آخر.'), ...changes.story },
      });
      return (await receiveItem(fixture.store, item, noon)).id;
    },
    async ask(q: string, more: Record<string, string> = {}, language = 'ar'): Promise<SearchAnswer> {
      const query = new URLSearchParams({ q, ...more });
      return (await fixture.test.get<SearchAnswer>(`/api/v1/${language}/search?${query}`)).body;
    },
    async suggestions(q: string, language = 'ar'): Promise<SuggestionsAnswer> {
      const query = new URLSearchParams({ q });
      return (await fixture.test.get<SuggestionsAnswer>(`/api/v1/${language}/suggestions?${query}`)).body;
    },
    async index(): Promise<void> {
      while (await indexSome(fixture.store.db));
    },
  };
}
