import type { LoaderFunctionArgs } from 'react-router';
import { isLanguage, type Language } from '#contract/language.ts';
import { throwNotFound } from '../errors/failure.ts';
import { appContext } from '../context/app-context.ts';

/** The language in the address, else a 404. Every loader calls it: loaders run in parallel, so the layout's check comes too late. */
export function requireLanguage({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>): Language {
  const { lang } = params;
  if (!isLanguage(lang) || !context.get(appContext).newsroom.languages.includes(lang)) throwNotFound();
  return lang;
}
