import { useLayoutEffect } from 'react';
import { directionOf, type Language } from '#contract/language.ts';

/** Applies language, colour scheme and text size from the frame's URL. Nothing is stored: the editor's reader settings stay as they are. */
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
