import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../../language/I18nContext.tsx';
import { MessagePanel } from '../../ui/MessagePanel.tsx';
import { deskQueries } from '../desk.queries.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { SourceCard } from './SourceCard.tsx';
import { QueryStatus } from '../QueryStatus.tsx';

/** What the server follows: how far it has come, what was refused, and what an editor can do about it. */
export function SourceList() {
  const { t } = useTranslation('desk');
  const { data, error, refetch } = useQuery(deskQueries(useDeskWire()).sources());
  return (
    <>
      <h1 className="text-h2">{t('sources.title')}</h1>
      <p className="mb-5 text-ui text-soft">{t('sources.hint')}</p>
      {data ? (
        data.sources.length === 0 ? (
          <MessagePanel level={2} title={t('sources.empty')} hint={t('sources.emptyHint')} />
        ) : (
          <ul className="grid gap-10">
            {data.sources.map((source) => (
              <li key={source.name}>
                <SourceCard source={source} />
              </li>
            ))}
          </ul>
        )
      ) : (
        <QueryStatus error={error} refetch={refetch} failed={t('sources.failed')} />
      )}
    </>
  );
}
