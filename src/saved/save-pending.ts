import type { QueryClient } from '@tanstack/react-query';
import { isLanguage } from '#contract/language.ts';
import { articleQueries } from '../story/story.queries.ts';
import type { Wire } from '../wire/wire.ts';
import { WireError } from '../wire/wire-error.ts';
import { cardOfArticle } from './card-of-article.ts';
import { saveStory } from './saved-stories.ts';

/** Written by the boot script (src/runtime/boot.ts): stories that the reader saved before the app had started, as `ar/id`, oldest first. */
const key = 'sharit-to-save';

let running: Promise<void> | null = null;

/** Saves the stories whose Save button was tapped before the app had started, on this page or an earlier one. */
export function savePending(app: { wire: Wire; queryClient: QueryClient }): Promise<void> {
  return (running ??= save(app).finally(() => {
    running = null;
  }));
}

async function save({ wire, queryClient }: { wire: Wire; queryClient: QueryClient }): Promise<void> {
  const pending = read();
  if (pending.length === 0) return;
  const unsaved: string[] = [];
  for (const entry of pending) {
    const [language, id] = entry.split('/');
    if (!isLanguage(language) || !id) continue;
    try {
      const { article } = await queryClient.ensureQueryData(articleQueries(wire).byId(language, id));
      // When there is room again.
      if (saveStory(cardOfArticle(article)) === 'full') unsaved.push(entry);
    } catch (error) {
      // Retried at the next start, unless the story no longer exists.
      if (!(error instanceof WireError) || (error.kind !== 'withdrawn' && error.kind !== 'not-found'))
        unsaved.push(entry);
    }
  }
  try {
    if (unsaved.length > 0) localStorage.setItem(key, unsaved.join(' '));
    else localStorage.removeItem(key);
  } catch {
    // Storage has been blocked meanwhile.
  }
}

function read(): string[] {
  try {
    return (localStorage.getItem(key) ?? '').split(' ').filter(Boolean);
  } catch {
    return [];
  }
}
