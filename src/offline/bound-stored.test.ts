import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saveStory } from '../saved/saved-stories.ts';
import { articleAnswer } from '../testing/fixtures.ts';
import { articleKey } from '../wire/keys.ts';
import { createQueryClient } from '../wire/query-client.ts';
import { boundStored } from './bound-stored.ts';

const queryClient = createQueryClient();
let stop: () => void;
beforeEach(() => {
  stop = boundStored(queryClient);
});
afterEach(() => {
  stop();
  queryClient.clear();
});

const store = (minutesAgo = 0) => {
  const found = articleAnswer();
  queryClient.setQueryData(articleKey('ar', found.article.id), found, { updatedAt: Date.now() - minutesAgo * 60_000 });
  return found.article;
};
const has = (id: string) => queryClient.getQueryData(articleKey('ar', id)) !== undefined;
test('keeps the newest stories, and every saved one', async () => {
  const saved = store(1000);
  saveStory(saved);
  const oldest = store(900);
  const others = Array.from({ length: 120 }, (_, index) => store(index));
  await vi.waitFor(() => expect(has(oldest.id)).toBe(false));
  expect(has(saved.id)).toBe(true);
  expect(others.every(({ id }) => has(id))).toBe(true);
});
