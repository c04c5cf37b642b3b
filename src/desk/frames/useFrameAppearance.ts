import { useLayoutEffect } from 'react';
import { directionOf, type Language } from '#contract/language.ts';

/** The frame's own colours and text size, from its address: never stored, so that the editor's own settings stay. */
export function useFrameAppearance({
  lang,
  scheme,
  text,
}: {
  lang: Language;
  scheme: string | null;
  text: string | null;
}): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = lang;
    root.dir = directionOf(lang);
    if (scheme === 'light' || scheme === 'dark') root.dataset['theme'] = scheme;
    if (text !== null && /^1\d\d$/.test(text)) root.style.fontSize = `${text}%`;
  }, [lang, scheme, text]);
}
