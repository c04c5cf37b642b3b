import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../../language/I18nContext.tsx';
import { deskLinks } from '../../desk-links.ts';
import { Button } from '../../ui/Button.tsx';
import { MessagePanel } from '../../ui/MessagePanel.tsx';
import { deskQueries } from '../desk.queries.ts';
import { LanguageTabs } from '../editions/LanguageTabs.tsx';
import { useChosenEdition } from '../editions/useChosenEdition.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { TickerEditor } from './TickerEditor.tsx';

/** What runs in the ticker of an edition, and in which order. */
export function TickerDesk() {
  const { t } = useTranslation('desk');
  const language = useChosenEdition();
  const { data, error, refetch } = useQuery(deskQueries(useDeskWire()).ticker(language));
  return (
    <>
      <h1 className="text-h2">{t('line.title')}</h1>
      <p className="mb-4 max-w-155 text-ui leading-note text-soft">{t('line.hint')}</p>
      <LanguageTabs current={language} hrefOf={deskLinks.ticker} />
      {data ? (
        <TickerEditor key={language} ticker={data} />
      ) : error ? (
        <MessagePanel
          level={2}
          title={t('line.failed')}
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
