import { useEffect, useState } from 'react';
import { onAnnounce } from '../../ui/announce.ts';
import { Announcer } from '../../ui/Announcer.tsx';

/** Announces what an editor has done. Its own component, so that an announcement renders nothing else. */
export function DeskAnnouncer() {
  const [message, setMessage] = useState('');
  // Screen readers announce only changes: a repeated message gets a no-break space.
  useEffect(() => onAnnounce((next) => setMessage((last) => (last === next ? `${next}\u00A0` : next))), []);
  return <Announcer message={message} />;
}
