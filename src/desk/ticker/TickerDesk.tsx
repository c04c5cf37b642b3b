import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../../language/I18nContext.tsx';
import { deskLinks } from '../../desk-links.ts';
import { deskQueries } from '../desk.queries.ts';
import { LanguageTabs } from '../editions/LanguageTabs.tsx';
import { useChosenEdition } from '../editions/useChosenEdition.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { TickerEditor } from './TickerEditor.tsx';
import { QueryStatus } from '../QueryStatus.tsx';

/** What runs in the ticker of an edition, and in which order. */
export function TickerDesk() {
  const { t } = useTranslation('desk');
  const language = useChosenEdition();
  const { data, error, refetch } = useQuery(deskQueries(useDeskWire()).ticker(language));
  return (
    <>
      <h1 className="text-h2">{t('line.title')}</h1>
      <p className="mt-1 mb-4 max-w-155 text-ui leading-note text-soft">{t('line.hint')}</p>
      <LanguageTabs current={language} hrefOf={deskLinks.ticker} />
      {data ? (
        <TickerEditor key={language} ticker={data} />
      ) : (
        <QueryStatus error={error} refetch={refetch} failed={t('line.failed')} />
      )}
    </>
  );
}
