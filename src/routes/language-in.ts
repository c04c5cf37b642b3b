import type { LoaderFunctionArgs } from 'react-router';
import { isLanguage, type Language } from '#contract/language.ts';
import { notFound } from './failure.ts';
import { houseContext } from './house.ts';

/** The language of an address, for loaders: they run side by side, so each refuses what the newsroom does not speak. */
export function languageIn({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>): Language {
  const { lang } = params;
  if (!isLanguage(lang) || !context.get(houseContext).newsroom.languages.includes(lang)) notFound();
  return lang;
}
