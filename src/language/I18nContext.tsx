import type { i18n as I18n, TFunction } from 'i18next';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Catalogue } from './i18n.ts';

const I18nContext = createContext<I18n | null>(null);

export function I18nProvider({ i18n, children }: { i18n: I18n; children: ReactNode }) {
  return <I18nContext value={i18n}>{children}</I18nContext>;
}

/** `const { t } = useTranslation()`: the reader's texts in the page's language; `useTranslation('desk')`: those of the desk. */
export function useTranslation<Of extends Catalogue = 'reader'>(catalogue?: Of): { t: TFunction<Of>; i18n: I18n } {
  const i18n = useContext(I18nContext);
  if (!i18n) throw new Error('useTranslation needs an I18nProvider');
  const t = useMemo(() => i18n.getFixedT(null, catalogue ?? 'reader') as TFunction<Of>, [i18n, catalogue]);
  return { t, i18n };
}
