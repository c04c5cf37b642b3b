import { type RefObject, useEffect, useState } from 'react';
import type { Language } from '#contract/language.ts';
import { onAnnounce } from '../../ui/announce.ts';
import { Announcer } from '../../ui/Announcer.tsx';
import { useRouteAnnouncement } from './useRouteAnnouncement.ts';
import { useRestoreFocus } from './useRestoreFocus.ts';

/** Language, focus and announcements of navigations inside the app. Its own component, so that an announcement renders nothing else. */
export function RouteAnnouncer({ language, main }: { language: Language; main: RefObject<HTMLElement | null> }) {
  const [message, setMessage] = useState('');
  // Screen readers announce only changes: a repeated message gets a no-break space.
  useEffect(() => onAnnounce((next) => setMessage((last) => (last === next ? `${next}\u00A0` : next))), []);
  useRouteAnnouncement(language, main);
  useRestoreFocus(main);
  return <Announcer message={message} />;
}
