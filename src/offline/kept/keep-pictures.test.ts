import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { removeSaved, saveStory } from '../../saved/saved-stories.ts';
import { articleAnswer, picture } from '../../testing/fixtures.ts';
import { articleKey } from '../../wire/keys.ts';
import { createQueryClient } from '../../wire/query-client.ts';
import { createWire } from '../../wire/wire.ts';
import { keepPictures } from './keep-pictures.ts';

/** Cache Storage, as addresses by cache. */
const stored = new Map<string, Map<string, Response>>();
beforeEach(() => {
  stored.clear();
  vi.useFakeTimers();
  vi.stubGlobal('caches', {
    open: async (name: string) => {
      const entries = stored.get(name) ?? new Map<string, Response>();
      stored.set(name, entries);
      return {
        keys: async () => [...entries.keys()].map((path) => new Request(`http://sharit.test${path}`)),
        match: async (path: string) => entries.get(path),
        put: async (path: string, response: Response) => void entries.set(path, response),
        delete: async ({ url }: Request) => entries.delete(new URL(url).pathname),
      };
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

test('the pictures of a saved story are kept until it is not saved any more', async () => {
  const fetch = vi.fn<(url: string) => Promise<Response>>(
    async () => new Response('picture', { headers: { 'content-type': 'image/webp' } }),
  );
  const queryClient = createQueryClient();
  onTestFinished(keepPictures({ queryClient, wire: createWire({ base: '', fetch }) }));
  const answer = articleAnswer({ picture });
  queryClient.setQueryData(articleKey('ar', answer.article.id), answer);
  await vi.advanceTimersByTimeAsync(5000);
  expect(stored.get('sharit-kept-pictures')?.size ?? 0).toBe(0);
  saveStory(answer.article);
  await vi.advanceTimersByTimeAsync(5000);
  expect([...stored.get('sharit-kept-pictures')!.keys()]).toEqual(['/pictures/kite-1200.webp']);
  removeSaved(answer.article.id);
  await vi.advanceTimersByTimeAsync(5000);
  expect(stored.get('sharit-kept-pictures')!.size).toBe(0);
  expect(fetch).toHaveBeenCalledOnce();
});

test('a picture that does not come holds up no other', async () => {
  const fetch = vi.fn<(url: string) => Promise<Response>>(async (url) => {
    if (url.includes('kite')) throw new TypeError('cut');
    return new Response('picture', { headers: { 'content-type': 'image/webp' } });
  });
  const queryClient = createQueryClient();
  onTestFinished(keepPictures({ queryClient, wire: createWire({ base: '', fetch }) }));
  const answer = articleAnswer({
    picture,
    body: [{ type: 'picture', picture: { ...picture, src: '/pictures/boat-1200.webp', renditions: [] } }],
  });
  queryClient.setQueryData(articleKey('ar', answer.article.id), answer);
  saveStory(answer.article);
  await vi.advanceTimersByTimeAsync(5000);
  expect([...stored.get('sharit-kept-pictures')!.keys()]).toEqual(['/pictures/boat-1200.webp']);
});
