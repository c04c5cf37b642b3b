import type { RefObject } from 'react';
import type { Language } from '#contract/language.ts';
import { Announcer } from '../ui/Announcer.tsx';
import { useArrival } from './useArrival.ts';

/** What happens when a page is reached inside the app. A part of its own: what it announces renders nothing else anew. */
export function Arrival({ language, main }: { language: Language; main: RefObject<HTMLElement | null> }) {
  return <Announcer message={useArrival(language, main)} />;
}
