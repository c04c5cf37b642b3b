import type { Language } from '#contract/language.ts';
import { loadCatalogue } from '../../language/load-catalogue.ts';
import type { i18n as I18n } from 'i18next';
import type { AppContext } from './app-context.ts';

export function createAppContext(
  options: Pick<AppContext, 'wire' | 'queryClient' | 'newsroom' | 'origin'>,
): AppContext {
  const loading = new Map<Language, Promise<I18n>>();
  const loaded = new Map<Language, I18n>();
  let last: I18n | undefined;
  return {
    ...options,
    loadedI18n: (language) => loaded.get(language),
    lastI18n: () => last,
    loadI18n(language) {
      let promise = loading.get(language);
      last = loaded.get(language) ?? last;
      if (!promise) {
        promise = loadCatalogue(language).then((instance) => {
          loaded.set(language, instance);
          last = instance;
          return instance;
        });
        // A failed load is not cached: the next call tries again.
        promise.catch(() => loading.delete(language));
        loading.set(language, promise);
      }
      return promise;
    },
  };
}
