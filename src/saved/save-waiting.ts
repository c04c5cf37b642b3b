import type { QueryClient } from '@tanstack/react-query';
import { isLanguage } from '#contract/language.ts';
import { articleQueries } from '../story/story.queries.ts';
import type { Wire } from '../wire/wire.ts';
import { WireError } from '../wire/wire-error.ts';
import { cardOfArticle } from './card-of.ts';
import { saveStory } from './saved-stories.ts';

/** Written by the boot script (src/runtime/boot.ts): stories that were saved before the app was there, as `ar/id`, in the order of the taps. */
const key = 'sharit-to-save';

let running: Promise<void> | null = null;

/** Saves what a reader has saved before the app was there, on this page or one that he had left by then. */
export function saveWaiting(house: { wire: Wire; queryClient: QueryClient }): Promise<void> {
  return (running ??= save(house).finally(() => {
    running = null;
  }));
}

async function save({ wire, queryClient }: { wire: Wire; queryClient: QueryClient }): Promise<void> {
  const waiting = read();
  if (waiting.length === 0) return;
  const left: string[] = [];
  for (const one of waiting) {
    const [language, id] = one.split('/');
    if (!isLanguage(language) || !id) continue;
    try {
      saveStory(cardOfArticle((await queryClient.ensureQueryData(articleQueries(wire).byId(language, id))).article));
    } catch (error) {
      // Without a line it waits on; one that is gone is not to be had.
      if (!(error instanceof WireError) || (error.kind !== 'withdrawn' && error.kind !== 'not-found')) left.push(one);
    }
  }
  try {
    localStorage.setItem(key, left.join(' '));
  } catch {
    // Storage was closed meanwhile.
  }
}

function read(): string[] {
  try {
    return (localStorage.getItem(key) ?? '').split(' ').filter(Boolean);
  } catch {
    return [];
  }
}
