import type { QueryClient } from '@tanstack/react-query';
import { createContext } from 'react-router';
import type { Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { i18n as I18n } from 'i18next';
import type { Wire } from '../../wire/wire.ts';

/** What every route may ask for: one per browser tab, and one per request on the server. */
export type AppContext = {
  wire: Wire;
  queryClient: QueryClient;
  newsroom: Newsroom;
  /** Of the site, for addresses that are read and not followed; no slash at its end. */
  origin: string;
  /** Loads a language's catalogue; the same instance every time. */
  i18n(language: Language): Promise<I18n>;
  /** The instance once `i18n` has loaded it: what components read while rendering. */
  loaded(language: Language): I18n | undefined;
  /** For a page whose language cannot be loaded: the words that the reader had last. */
  lastI18n(): I18n | undefined;
};

/** Loaders: `context.get(appContext)`. */
export const appContext = createContext<AppContext>();
