import { useQuery } from '@tanstack/react-query';
import { deskLinks } from '../../desk-links.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { deskQueries } from '../desk.queries.ts';
import { LanguageTabs } from '../editions/LanguageTabs.tsx';
import { useChosenEdition } from '../editions/useChosenEdition.ts';
import { QueryStatus } from '../QueryStatus.tsx';
import { useDeskWire } from '../useDeskWire.ts';
import { AlertCard } from './AlertCard.tsx';

/** Alerts of an edition: those that breaking stories propose, and those that were sent. */
export function AlertsDesk() {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const language = useChosenEdition();
  const { data, error, refetch } = useQuery(deskQueries(useDeskWire()).alerts(language));
  return (
    <>
      <h1 className="text-h2">{t('alerts.title')}</h1>
      <p className="mt-1 mb-4 max-w-155 text-ui leading-note text-soft">
        {t(data?.automatic ? 'alerts.hintAutomatic' : 'alerts.hint')}
      </p>
      <LanguageTabs current={language} hrefOf={deskLinks.alerts} />
      {data ? (
        <>
          <p className="mb-5 text-ui text-mute">
            {t('alerts.subscriptions', { count: data.subscriptions, n: format.number(data.subscriptions) })}
          </p>
          {data.alerts.length === 0 ? (
            <p className="text-ui text-soft">{t('alerts.empty')}</p>
          ) : (
            <ul className="flex flex-col gap-8">
              {data.alerts.map((alert) => (
                <li key={alert.story.id} className="border-t border-rule pt-4">
                  <h2 className="mb-3 text-list font-bold" lang={alert.story.language}>
                    <a
                      href={deskLinks.board(alert.story.id)}
                      className="headline-link inline-flex min-h-11 items-center"
                    >
                      <bdi>{alert.story.headline || t('alerts.withdrawnStory')}</bdi>
                    </a>
                  </h2>
                  <AlertCard alert={alert} />
                </li>
              ))}
            </ul>
          )}
        </>
      ) : (
        <QueryStatus error={error} refetch={refetch} failed={t('alerts.failed')} />
      )}
    </>
  );
}
