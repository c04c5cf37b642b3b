import { useSearchParams } from 'react-router';
import { isLanguage, type Language } from '#contract/language.ts';
import { useEdition } from '../../language/EditionContext.tsx';

/** The edition in the address, else the desk's own language where the newsroom has it. */
export function useChosenEdition(): Language {
  const { language, newsroom } = useEdition();
  const [params] = useSearchParams();
  const chosen = params.get('lang');
  if (isLanguage(chosen) && newsroom.languages.includes(chosen)) return chosen;
  return newsroom.languages.includes(language) ? language : newsroom.languages[0]!;
}
