import { type RefObject, useEffect, useState } from 'react';
import type { Language } from '#contract/language.ts';
import { onAnnounce } from '../../ui/announce.ts';
import { Announcer } from '../../ui/Announcer.tsx';
import { useRouteAnnouncement } from './useRouteAnnouncement.ts';
import { useFocusKept } from './useFocusKept.ts';

/** What happens when a page is reached inside the app. A part of its own: what it announces renders nothing else anew. */
export function RouteAnnouncer({ language, main }: { language: Language; main: RefObject<HTMLElement | null> }) {
  const [said, say] = useState('');
  // The same words once more are only heard when something has changed.
  useEffect(() => onAnnounce((message) => say((last) => (last === message ? `${message}\u00A0` : message))), []);
  useRouteAnnouncement(language, main);
  useFocusKept(main);
  return <Announcer message={said} />;
}
