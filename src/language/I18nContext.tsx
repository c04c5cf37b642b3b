import type { i18n as I18n, TFunction } from 'i18next';
import { createContext, type ReactNode, useContext } from 'react';
import type { Catalogue } from './i18n.ts';
import { textsOf } from './texts-of.ts';

const I18nContext = createContext<I18n | null>(null);

export function I18nProvider({ i18n, children }: { i18n: I18n; children: ReactNode }) {
  return <I18nContext value={i18n}>{children}</I18nContext>;
}

/** Texts in the page's language: the reader's, or the desk's with `useTranslation('desk')`. */
export function useTranslation<Name extends Catalogue = 'reader'>(
  catalogue?: Name,
): { t: TFunction<Name>; i18n: I18n } {
  const i18n = useContext(I18nContext);
  if (!i18n) throw new Error('useTranslation needs an I18nProvider');
  return { t: textsOf(i18n, catalogue ?? 'reader') as TFunction<Name>, i18n };
}
