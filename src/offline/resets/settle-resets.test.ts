import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { applyEvent } from '../../live/apply-event.ts';
import { settledResets } from '../../live/stream-resets.ts';
import { shownPosition } from '../../live/ticker-stream.ts';
import { removeWithdrawn } from '../../saved/remove-withdrawn.ts';
import { savedStories, saveStory } from '../../saved/saved-stories.ts';
import { answer, networkError, origin, problem } from '../../testing/api.ts';
import { articleAnswer, emptyFront } from '../../testing/fixtures.ts';
import { articleKey, frontKey, storiesKey, withdrawnKey } from '../../wire/keys.ts';
import { createQueryClient } from '../../wire/query-client.ts';
import { createWire } from '../../wire/wire.ts';
import { settleResets } from './settle-resets.ts';

vi.mock('../../wire/persistence.ts', () => ({ persistNow: async () => true }));

const queryClient = createQueryClient();
const wire = createWire({ base: origin, fetch: (input, init) => fetch(input, init) });
let stops: (() => void)[];
beforeEach(() => {
  answer('ar/front/remaining', networkError);
  vi.spyOn(Math, 'random').mockReturnValue(0);
  stops = [settleResets({ queryClient, wire }), removeWithdrawn(queryClient)];
});
afterEach(() => {
  for (const stop of stops) stop();
  queryClient.clear();
});

const long = () => ({ updatedAt: Date.now() - 600_000 });
const store = () => {
  const found = articleAnswer();
  queryClient.setQueryData(articleKey('ar', found.article.id), found, long());
  return found.article;
};
const has = (id: string) => queryClient.getQueryData(articleKey('ar', id)) !== undefined;
const pending = () => settledResets.get().ar?.pending;
const reset = (position = 900) => applyEvent({ queryClient, wire, language: 'ar' }, { event: 'reset', id: position });

test('visited stories and lists are discarded, saved ones stay while the server is asked', async () => {
  const [saved, visited] = [store(), store()];
  saveStory(saved);
  queryClient.setQueryData(storiesKey('ar', { section: 'sea' }), { pages: [] }, long());
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const asked = vi.fn<() => void>();
  answer(`ar/stories/${saved.id}`, async () => {
    asked();
    await gate;
    return articleAnswer({ id: saved.id, headline: 'بعد التصويب' });
  });
  reset();
  await vi.waitFor(() => expect(has(visited.id)).toBe(false));
  expect(queryClient.getQueryData(storiesKey('ar', { section: 'sea' }))).toBeUndefined();
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  expect(has(saved.id)).toBe(true);
  release();
  await vi.waitFor(() => expect(pending()).toEqual([]));
  expect(queryClient.getQueryData(articleKey('ar', saved.id))).toMatchObject({ article: { headline: 'بعد التصويب' } });
});

test('without an answer a saved story stays and is asked for at the next visit; withdrawn, it leaves everything', async () => {
  const [gone, cut] = [store(), store()];
  saveStory(gone);
  saveStory(cut);
  queryClient.setQueryData(frontKey('ar'), { ...emptyFront, lead: gone, position: 5 }, long());
  answer('ar/front', networkError);
  answer(`ar/stories/${cut.id}`, networkError);
  answer(`ar/stories/${gone.id}`, () => problem('withdrawn', 410));
  answer('ar/front/remaining', { ids: [cut.id] });
  reset();
  await vi.waitFor(() => expect(pending()).toEqual([`article/${cut.id}`, 'front']));
  expect(has(cut.id)).toBe(true);
  expect(has(gone.id)).toBe(false);
  expect(queryClient.getQueryData(withdrawnKey('ar', gone.id))).toBeDefined();
  expect(queryClient.getQueryData(frontKey('ar'))).toMatchObject({ lead: null });
  expect(savedStories().map(({ story }) => story.id)).toEqual([cut.id]);

  stops[0]!();
  answer(`ar/stories/${cut.id}`, articleAnswer({ id: cut.id }));
  answer('ar/front', { ...emptyFront, position: 950 });
  stops[0] = settleResets({ queryClient, wire });
  await vi.waitFor(() => expect(pending()).toEqual([]));
  expect(queryClient.getQueryData(frontKey('ar'))).toMatchObject({ position: 950 });
});

test('a reset comes once: later visits begin after it, whatever is still in doubt', async () => {
  queryClient.setQueryData(frontKey('ar'), { ...emptyFront, position: 5 }, long());
  answer('ar/front', networkError);
  reset();
  await vi.waitFor(() => expect(pending()).toEqual(['front']));
  expect(shownPosition(queryClient, 'ar')).toBe(900);
  // From a cache on the way, and not covered by the reset.
  queryClient.setQueryData(
    articleKey('ar', 'late'),
    { ...articleAnswer(), position: 890 },
    { updatedAt: Date.now() + 1 },
  );
  expect(shownPosition(queryClient, 'ar')).toBe(890);
});

test('a list that was on the screen at a reset and could not be refetched is discarded at the next visit', () => {
  stops[0]!();
  const [old, later] = [storiesKey('ar', { section: 'sea' }), storiesKey('ar', { section: 'hills' })];
  queryClient.setQueryData(old, { pages: [] }, long());
  settledResets.set({ ar: { position: 900, at: Date.now() - 1000, pending: [] } });
  queryClient.setQueryData(later, { pages: [] });
  stops[0] = settleResets({ queryClient, wire });
  expect(queryClient.getQueryData(old)).toBeUndefined();
  expect(queryClient.getQueryData(later)).toBeDefined();
});
