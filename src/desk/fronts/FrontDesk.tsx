import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../../language/I18nContext.tsx';
import { deskLinks } from '../../desk-links.ts';
import { deskQueries } from '../desk.queries.ts';
import { LanguageTabs } from '../editions/LanguageTabs.tsx';
import { useChosenEdition } from '../editions/useChosenEdition.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { FrontEditor } from './FrontEditor.tsx';
import { QueryStatus } from '../QueryStatus.tsx';

/** What leads, and what stands where, on the front of an edition. */
export function FrontDesk() {
  const { t } = useTranslation('desk');
  const language = useChosenEdition();
  const { data, error, refetch } = useQuery(deskQueries(useDeskWire()).front(language));
  return (
    <>
      <h1 className="text-h2">{t('fronts.title')}</h1>
      <p className="mt-1 mb-4 max-w-155 text-ui leading-note text-soft">{t('fronts.hint')}</p>
      <LanguageTabs current={language} hrefOf={deskLinks.front} />
      {data ? (
        <FrontEditor key={language} front={data} />
      ) : (
        <QueryStatus error={error} refetch={refetch} failed={t('fronts.failed')} />
      )}
    </>
  );
}
