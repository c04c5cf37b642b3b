import { type LoaderFunctionArgs, redirect } from 'react-router';
import { chosenLanguage } from '../language/choice.ts';
import { languageOfPath } from '../language/language-of-path.ts';
import { links } from '../links.ts';
import { appContext } from '../app/context/app-context.ts';

/** Error pages need the catalogue too. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { loadI18n, newsroom } = context.get(appContext);
  await loadI18n(languageOfPath(new URL(request.url).pathname, newsroom));
  return null;
}

/** The server redirects `/` itself; this is for the app on a static host. */
export async function chooseLanguage({ context }: LoaderFunctionArgs) {
  const { newsroom } = context.get(appContext);
  return redirect(
    links.front(typeof document === 'undefined' ? newsroom.languages[0]! : chosenLanguage(newsroom.languages)),
  );
}

/** Without a catalogue there is no text to show. */
export function HydrateFallback() {
  return null;
}
