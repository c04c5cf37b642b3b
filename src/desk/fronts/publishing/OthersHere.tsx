import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Language } from '#contract/language.ts';
import { useTranslation } from '../../../language/I18nContext.tsx';
import { deskQueries } from '../../desk.queries.ts';
import { useMayActAs } from '../../EditorContext.ts';
import { useDeskWire } from '../../useDeskWire.ts';

/** Who else is at this front now. */
export function OthersHere({ language }: { language: Language }) {
  const { t, i18n } = useTranslation('desk');
  const desk = useDeskWire();
  // Presence is of those who may change something.
  const mayChange = useMayActAs('chief');
  const { data } = useQuery({ ...deskQueries(desk).presence(language), enabled: mayChange });
  useEffect(() => {
    if (!mayChange) return;
    // The server forgets a closed tab by itself; this only makes it faster.
    const leave = () => void desk.leaveFront(language).catch(() => undefined);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [desk, language, mayChange]);
  const names = data?.editors ?? [];
  return (
    <p role="status" className="mb-3 text-ui font-semibold empty:hidden">
      {names.length > 0 && t('fronts.others', { names: new Intl.ListFormat(i18n.language).format(names) })}
    </p>
  );
}
