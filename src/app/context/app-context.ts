import type { QueryClient } from '@tanstack/react-query';
import { createContext } from 'react-router';
import type { Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { i18n as I18n } from 'i18next';
import type { Wire } from '../../wire/wire.ts';

/** What loaders and components share: one per browser tab, and one per request on the server. */
export type AppContext = {
  wire: Wire;
  queryClient: QueryClient;
  newsroom: Newsroom;
  /** Origin of the site, without a slash at its end, for absolute URLs that readers share. */
  origin: string;
  /** Loads a language's catalogue; the same instance for every call. Rejects when it cannot be loaded; the next call tries again. */
  loadI18n(language: Language): Promise<I18n>;
  /** The instance that `loadI18n` has loaded, for components while they render; undefined before. */
  loadedI18n(language: Language): I18n | undefined;
  /** The instance last requested and loaded: the fallback for a page whose catalogue cannot be loaded. */
  lastI18n(): I18n | undefined;
};

/** In loaders: `context.get(appContext)`; in components: `useAppContext()`. */
export const appContext = createContext<AppContext>();
