import { useEffect, useState } from 'react';
import { useEdition } from '../../language/EditionContext.tsx';
import { formatDate, formatHijri } from '../../language/format.ts';
import { whenIdle } from '../../runtime/when-idle.ts';
import { useToday } from '../../language/NowContext.tsx';

/** Today in the newsroom's time zone; on wide windows with the Hijri date. */
export function Folio() {
  const edition = useEdition();
  const today = useToday();
  const hijri = useHijri(today);
  return (
    <p className="masthead-date text-meta text-mute lg:col-start-1 lg:row-start-1 lg:justify-self-start lg:text-kicker lg:leading-normal">
      <span className="lg:block">{formatDate(today, edition, { weekday: true })}</span>
      {edition.newsroom.hijri && (
        <span suppressHydrationWarning className="hidden lg:block">
          {hijri}
        </span>
      )}
    </p>
  );
}

/**
 * The Hijri date, computed when idle and on wide windows only: its calendar takes a slow processor 100 ms to set up. Until then
 * the date that the server rendered is shown.
 */
function useHijri(today: number): string {
  const edition = useEdition();
  const [hijri, setHijri] = useState(() => (typeof document === 'undefined' ? formatHijri(today, edition) : null));
  useEffect(() => {
    if (!edition.newsroom.hijri || typeof matchMedia !== 'function') return undefined;
    const wide = matchMedia('(width >= 60rem)');
    let cancel = () => {};
    const update = () => {
      cancel();
      if (wide.matches) cancel = whenIdle(() => setHijri(formatHijri(today, edition)));
    };
    update();
    wide.addEventListener('change', update);
    return () => {
      cancel();
      wide.removeEventListener('change', update);
    };
  }, [today, edition]);
  return hijri ?? '';
}
