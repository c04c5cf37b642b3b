import { useQuery } from '@tanstack/react-query';
import type { UnansweredAnswer } from '#contract/desk.ts';
import { directionOf } from '#contract/language.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { links } from '../../links.ts';
import { deskQueries } from '../desk.queries.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { QueryStatus } from '../QueryStatus.tsx';

/** What readers searched for and did not find, if the newsroom counts it. */
export function UnansweredSearches() {
  const { t } = useTranslation('desk');
  const { data, error, refetch } = useQuery(deskQueries(useDeskWire()).unanswered());
  return (
    <>
      <h1 className="text-h2">{t('searches.title')}</h1>
      <p className="mt-1 mb-5 max-w-155 text-ui text-soft">{t('searches.hint')}</p>
      {data ? (
        data.searches.length === 0 ? (
          <p className="text-ui text-soft">{t('searches.empty')}</p>
        ) : (
          <SearchTable searches={data.searches} />
        )
      ) : (
        <QueryStatus error={error} refetch={refetch} failed={t('searches.failed')} />
      )}
    </>
  );
}

function SearchTable({ searches }: UnansweredAnswer) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  return (
    <table className="w-full max-w-155 border-b border-rule text-ui">
      <thead>
        <tr className="text-start text-meta text-mute">
          <th scope="col" className="py-2 text-start font-normal">
            {t('searches.text')}
          </th>
          <th scope="col" className="py-2 ps-4 text-start font-normal">
            {t('searches.times')}
          </th>
          <th scope="col" className="py-2 ps-4 text-start font-normal">
            {t('searches.lastDay')}
          </th>
        </tr>
      </thead>
      <tbody>
        {searches.map(({ language, text, times, lastDay }) => (
          <tr key={`${language} ${text}`} className="border-t border-rule">
            <th scope="row" className="py-1 text-start">
              <a
                href={links.search(language, { q: text })}
                lang={language}
                dir={directionOf(language)}
                className="headline-link inline-flex min-h-11 items-center font-bold break-words"
              >
                {text}
              </a>
            </th>
            <td className="py-1 ps-4">{format.number(times)}</td>
            <td className="py-1 ps-4 whitespace-nowrap">
              <time dateTime={lastDay}>{format.date(`${lastDay}T12:00:00Z`)}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
