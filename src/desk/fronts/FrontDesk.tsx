import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../../language/I18nContext.tsx';
import { deskLinks } from '../../desk-links.ts';
import { Button } from '../../ui/Button.tsx';
import { MessagePanel } from '../../ui/MessagePanel.tsx';
import { deskQueries } from '../desk.queries.ts';
import { LanguageTabs } from '../editions/LanguageTabs.tsx';
import { useChosenEdition } from '../editions/useChosenEdition.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { FrontEditor } from './FrontEditor.tsx';

/** What leads, and what stands where, on the front of an edition. */
export function FrontDesk() {
  const { t } = useTranslation('desk');
  const language = useChosenEdition();
  const { data, error, refetch } = useQuery(deskQueries(useDeskWire()).front(language));
  return (
    <>
      <h1 className="text-h2">{t('fronts.title')}</h1>
      <p className="mb-4 max-w-155 text-ui leading-note text-soft">{t('fronts.hint')}</p>
      <LanguageTabs current={language} hrefOf={deskLinks.front} />
      {data ? (
        <FrontEditor key={language} front={data} />
      ) : error ? (
        <MessagePanel
          level={2}
          title={t('fronts.failed')}
          hint={t('items.failedHint')}
          action={<Button onClick={() => void refetch()}>{t('retry')}</Button>}
        />
      ) : (
        <p role="status" className="py-6 text-ui text-mute">
          {t('loading')}
        </p>
      )}
    </>
  );
}
