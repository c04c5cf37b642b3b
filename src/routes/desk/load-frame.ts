import type { LoaderFunctionArgs } from 'react-router';
import { isLanguage, type Language } from '#contract/language.ts';
import { appContext } from '../../app/context/app-context.ts';
import { addDeskCatalogue } from '../../language/desk-catalogue.ts';

/** The language of a frame's address, with its catalogues. */
export async function loadFrame({ context, request }: LoaderFunctionArgs): Promise<Language> {
  const { loadI18n, newsroom } = context.get(appContext);
  const lang = new URL(request.url).searchParams.get('lang');
  const language = isLanguage(lang) ? lang : newsroom.languages[0]!;
  await addDeskCatalogue(await loadI18n(language));
  return language;
}
