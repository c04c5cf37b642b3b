import { useEffect, useState } from 'react';
import { useEdition } from '../../language/EditionContext.tsx';
import { formatDate, formatHijri } from '../../language/format.ts';
import { whenIdle } from '../../runtime/when-idle.ts';
import { useToday } from '../../language/NowContext.tsx';

/** Today in the newsroom's time zone; the Hijri date beside it where there is room. */
export function Folio() {
  const edition = useEdition();
  const today = useToday();
  const hijri = useHijri(today);
  return (
    <p className="masthead-date text-meta text-mute lg:text-kicker lg:leading-normal">
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
 * The Hijri date: its calendar takes a slow processor a tenth of a second to set up, and on a phone it is not shown. What the
 * server has printed stands until then.
 */
function useHijri(today: number): string {
  const edition = useEdition();
  const [hijri, set] = useState(() => (typeof document === 'undefined' ? formatHijri(today, edition) : null));
  useEffect(() => {
    if (!edition.newsroom.hijri || typeof matchMedia !== 'function') return undefined;
    const roomy = matchMedia('(width >= 60rem)');
    let stop = () => {};
    const look = () => {
      stop();
      if (roomy.matches) stop = whenIdle(() => set(formatHijri(today, edition)));
    };
    look();
    roomy.addEventListener('change', look);
    return () => {
      stop();
      roomy.removeEventListener('change', look);
    };
  }, [today, edition]);
  return hijri ?? '';
}
