import type { i18n as I18n, TFunction } from 'i18next';
import { use } from 'react';
import type { Language } from '#contract/language.ts';
import { useTranslation } from './I18nContext.tsx';

// Texts about what the device stores: loaded with what shows them, not with every page.
const catalogues = {
  ar: () => import('./locales/offline.ar.json', { with: { type: 'json' } }),
  en: () => import('./locales/offline.en.json', { with: { type: 'json' } }),
} satisfies Record<Language, unknown>;

const loading = new WeakMap<I18n, Promise<boolean>>();

async function load(i18n: I18n): Promise<boolean> {
  const language = i18n.language as Language;
  try {
    i18n.addResourceBundle(language, 'offline', (await catalogues[language]()).default);
    return true;
  } catch {
    // Without network and without the file: what would be said stays unsaid.
    loading.delete(i18n);
    return false;
  }
}

/** Suspends until the catalogue is loaded; null where it cannot be. */
export function useOfflineTexts(): TFunction<'offline'> | null {
  const { t, i18n } = useTranslation('offline');
  let loaded = loading.get(i18n);
  if (!loaded) loading.set(i18n, (loaded = load(i18n)));
  return use(loaded) ? t : null;
}
