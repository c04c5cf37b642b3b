import type { LoaderFunctionArgs } from 'react-router';
import { isLanguage, type Language } from '#contract/language.ts';
import { notFound } from '../errors/failure.ts';
import { appContext } from '../context/app-context.ts';

/** The language of an address, for loaders: they run side by side, so each refuses what the newsroom does not speak. */
export function languageIn({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>): Language {
  const { lang } = params;
  if (!isLanguage(lang) || !context.get(appContext).newsroom.languages.includes(lang)) notFound();
  return lang;
}
