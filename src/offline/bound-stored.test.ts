import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saveStory } from '../saved/saved-stories.ts';
import { answer, networkError, origin, problem } from '../testing/api.ts';
import { articleAnswer } from '../testing/fixtures.ts';
import { articleKey } from '../wire/keys.ts';
import { createQueryClient } from '../wire/query-client.ts';
import { createWire } from '../wire/wire.ts';
import { boundStored } from './bound-stored.ts';

const queryClient = createQueryClient();
let stop: () => void;
beforeEach(() => {
  stop = boundStored({ queryClient, wire: createWire({ base: origin, fetch: (input, init) => fetch(input, init) }) });
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
/** What the stream does when it has missed too much. */
const reset = () => queryClient.removeQueries({ queryKey: ['article', 'ar'], type: 'inactive' });

test('keeps the newest stories, and every saved one', async () => {
  const saved = store(1000);
  saveStory(saved);
  const oldest = store(900);
  const others = Array.from({ length: 120 }, (_, index) => store(index));
  await vi.waitFor(() => expect(has(oldest.id)).toBe(false));
  expect(has(saved.id)).toBe(true);
  expect(others.every(({ id }) => has(id))).toBe(true);
});

test('asks the server for saved stories that the stream had to discard', async () => {
  const saved = store(10);
  saveStory(saved);
  const visited = store(10);
  answer(`ar/stories/${saved.id}`, articleAnswer({ id: saved.id, headline: 'بعد التصويب' }));
  reset();
  await vi.waitFor(() =>
    expect(queryClient.getQueryData(articleKey('ar', saved.id))).toMatchObject({
      article: { headline: 'بعد التصويب' },
    }),
  );
  expect(has(visited.id)).toBe(false);
});

test('without an answer a saved story stays; withdrawn, it does not', async () => {
  const [cut, gone] = [store(10), store(10)];
  saveStory(cut);
  saveStory(gone);
  answer(`ar/stories/${cut.id}`, networkError);
  answer(`ar/stories/${gone.id}`, () => problem('withdrawn', 410));
  reset();
  await vi.waitFor(() => expect(has(cut.id)).toBe(true), { timeout: 5000 });
  await vi.waitFor(() => expect(queryClient.getQueryState(articleKey('ar', gone.id))?.status).toBe('error'));
  expect(has(gone.id)).toBe(false);
});
