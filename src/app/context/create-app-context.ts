import type { QueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import { loadCatalogue } from '../../language/load-catalogue.ts';
import type { i18n as I18n } from 'i18next';
import type { Wire } from '../../wire/wire.ts';
import type { AppContext } from './app-context.ts';

export function createAppContext(parts: {
  wire: Wire;
  queryClient: QueryClient;
  newsroom: Newsroom;
  origin: string;
}): AppContext {
  const loading = new Map<Language, Promise<I18n>>();
  const loaded = new Map<Language, I18n>();
  let last: I18n | undefined;
  return {
    ...parts,
    loaded: (language) => loaded.get(language),
    lastI18n: () => last,
    i18n(language) {
      let promise = loading.get(language);
      last = loaded.get(language) ?? last;
      if (!promise) {
        promise = loadCatalogue(language).then((instance) => {
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
