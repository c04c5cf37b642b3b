import { expect, test } from 'vitest';
import { answer, networkError, origin, problem } from '../testing/api.ts';
import { articleAnswer, story } from '../testing/fixtures.ts';
import { articleKey } from '../wire/keys.ts';
import { createQueryClient } from '../wire/query-client.ts';
import { createWire } from '../wire/wire.ts';
import { type Progress, StorageFull, takeTicker } from './take-ticker.ts';
import { erasePacks, storedPacks } from './kept/ticker-pack.ts';

function ticker() {
  erasePacks();
  const queryClient = createQueryClient();
  const wire = createWire({ base: origin, fetch: (input, init) => fetch(input, init) });
  const [first, second, linked, flash] = [story(), story(), story(), story({ hasBody: false })] as const;
  answer('ar/ticker', { stories: [first, second, flash], position: 1 });
  for (const one of [first, second, linked])
    answer(`ar/stories/${one.id}`, {
      ...articleAnswer({ id: one.id }),
      seeAlso: one === first ? [{ type: 'story', story: linked }] : [],
    });
  const take = (options: Partial<Parameters<typeof takeTicker>[0]> = {}) =>
    takeTicker({
      ...{ queryClient, wire, language: 'ar', pictures: false, persist: async () => true },
      signal: new AbortController().signal,
      ...options,
    });
  return { queryClient, first, second, linked, take };
}

test('stores every story with a body and what is linked to it, and counts', async () => {
  const { queryClient, first, second, linked, take } = ticker();
  const seen: Progress[] = [];
  await take({ onProgress: (progress) => seen.push(progress) });
  const ids = [first.id, second.id, linked.id];
  for (const id of ids) expect(queryClient.getQueryData(articleKey('ar', id))).toBeDefined();
  expect(storedPacks().packs.ar!.ids.toSorted()).toEqual(ids.toSorted());
  expect(storedPacks().packs.ar!.bytes).toBeGreaterThan(100);
  expect(seen.at(-1)).toMatchObject({ phase: 'texts', done: 3, total: 3 });
});

test('a story that was withdrawn meanwhile is left out', async () => {
  const { second, take } = ticker();
  answer(`ar/stories/${second.id}`, () => problem('withdrawn', 410));
  await take();
  expect(storedPacks().packs.ar!.ids).not.toContain(second.id);
});

test('cut off or cancelled, it stores no pack', async () => {
  const { second, take } = ticker();
  answer(`ar/stories/${second.id}`, networkError);
  await expect(take()).rejects.toThrow('network');
  expect(storedPacks().packs).toEqual({});
  await expect(take({ signal: AbortSignal.abort() })).rejects.toThrow(/abort/iu);
  expect(storedPacks().packs).toEqual({});
});

test('cancelled while an answer hangs, it ends at once', async () => {
  const { first, take } = ticker();
  const controller = new AbortController();
  answer(`ar/stories/${first.id}`, () => new Promise<never>(() => undefined));
  const onProgress = ({ done }: Progress) => void (done === 1 && controller.abort());
  await expect(take({ signal: controller.signal, onProgress })).rejects.toThrow(/abort/iu);
  expect(storedPacks().packs).toEqual({});
});

test('on a device without room there is no pack', async () => {
  const { take } = ticker();
  await expect(take({ persist: async () => false })).rejects.toThrow(StorageFull);
  expect(storedPacks().packs).toEqual({});
});

test('a story that the server fails for does not keep the others back', async () => {
  const { queryClient, first, second, linked, take } = ticker();
  await take();
  await queryClient.invalidateQueries({ refetchType: 'none' });
  answer(`ar/stories/${second.id}`, () => problem('internal', 500));
  await expect(take()).rejects.toMatchObject({ kind: 'internal' });
  expect(storedPacks().packs.ar!.ids.toSorted()).toEqual([first.id, second.id, linked.id].toSorted());
  erasePacks();
  await expect(take()).rejects.toMatchObject({ kind: 'internal' });
  expect(storedPacks().packs.ar!.ids.toSorted()).toEqual([first.id, linked.id].toSorted());
});
