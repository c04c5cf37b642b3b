import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import type { Language } from '#contract/language.ts';
import { useTranslation } from './I18nContext.tsx';

// Texts about what the device stores: loaded with what shows them, not with every page.
const catalogues = {
  ar: () => import('./locales/offline.ar.json', { with: { type: 'json' } }),
  en: () => import('./locales/offline.en.json', { with: { type: 'json' } }),
} satisfies Record<Language, unknown>;

/** Null until the catalogue is loaded. */
export function useOfflineTexts(): TFunction<'offline'> | null {
  const { t, i18n } = useTranslation('offline');
  const [loaded, setLoaded] = useState(() => i18n.hasResourceBundle(i18n.language, 'offline'));
  useEffect(() => {
    if (i18n.hasResourceBundle(i18n.language, 'offline')) return setLoaded(true);
    let current = true;
    catalogues[i18n.language as Language]().then(
      ({ default: texts }) => {
        i18n.addResourceBundle(i18n.language, 'offline', texts);
        if (current) setLoaded(true);
      },
      // Offline without the file: what would be said stays unsaid.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [i18n]);
  return loaded ? t : null;
}
