import { useState } from 'react';
import { useEdition } from '../language/EditionContext.tsx';
import { formatDate, formatHijri } from '../language/format.ts';
import { useNow } from '../language/useNow.ts';

/** Today in the newsroom's time zone; the Hijri date beside it where there is room. */
export function Folio() {
  const edition = useEdition();
  const [opened] = useState(() => Date.now());
  const today = useNow() ?? opened;
  const hijri = formatHijri(today, edition);
  // A kept page may be printed before midnight and hydrated after it.
  return (
    <p className="masthead-date text-meta text-mute lg:text-kicker lg:leading-normal">
      <span suppressHydrationWarning className="lg:block">
        {formatDate(today, edition, { weekday: true })}
      </span>
      {hijri && (
        <span suppressHydrationWarning className="hidden lg:block">
          {hijri}
        </span>
      )}
    </p>
  );
}
