import type { QueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import { loadWords } from '../../language/load-words.ts';
import type { Words } from '../../language/words.ts';
import type { Wire } from '../../wire/wire.ts';
import type { AppContext } from './app-context.ts';

export function createAppContext(parts: {
  wire: Wire;
  queryClient: QueryClient;
  newsroom: Newsroom;
  origin: string;
}): AppContext {
  const loading = new Map<Language, Promise<Words>>();
  const loaded = new Map<Language, Words>();
  let last: Words | undefined;
  return {
    ...parts,
    loaded: (language) => loaded.get(language),
    lastWords: () => last,
    i18n(language) {
      let promise = loading.get(language);
      last = loaded.get(language) ?? last;
      if (!promise) {
        promise = loadWords(language).then((instance) => {
          loaded.set(language, instance);
          last = instance;
          return instance;
        });
        // A catalogue that did not come is asked for again next time.
        promise.catch(() => loading.delete(language));
        loading.set(language, promise);
      }
      return promise;
    },
  };
}
