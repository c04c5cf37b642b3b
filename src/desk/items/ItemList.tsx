import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useSearchParams } from 'react-router';
import type { DeskState } from '#contract/desk.ts';
import { isLanguage } from '#contract/language.ts';
import { useFormat } from '../../language/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { MessagePanel } from '../../ui/MessagePanel.tsx';
import type { DeskItemsParams } from '../../wire/desk-wire.ts';
import { deskQueries } from '../desk.queries.ts';
import { ItemFilters } from './ItemFilters.tsx';
import { ItemRow } from './ItemRow.tsx';
import { deskStates, StateTabs } from './StateTabs.tsx';
import { useDeskWire } from '../useDeskWire.ts';
import { QueryStatus } from '../QueryStatus.tsx';

/** Drafts, embargoed items, published items with a newer draft, recently withdrawn ones. */
export function ItemList() {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const filters = filtersIn(params);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    deskQueries(useDeskWire()).items(filters),
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Boolean(filters.q || filters.language || filters.section);
  const counts = data?.pages[0]?.counts;
  return (
    <>
      <h1 className="sr-only">{t('list')}</h1>
      <StateTabs current={filters.state} counts={counts} params={params} />
      <ItemFilters filters={filters} onChange={(next) => setParams(next, { preventScrollReset: true })} />
      {data ? (
        <>
          <p role="status" className="sr-only">
            {t('items.count', { count: items.length, n: format.number(items.length) })}
          </p>
          {items.length > 0 ? (
            <ul className="border-b border-rule">
              {items.map((item) => (
                <ItemRow key={item.id} item={item} />
              ))}
            </ul>
          ) : (
            <MessagePanel
              level={2}
              title={filtered ? t('items.nothingFound') : t('items.empty')}
              hint={filtered ? t('items.nothingFoundHint') : t('items.emptyHint')}
              action={filtered && <Button onClick={() => setParams({})}>{t('items.reset')}</Button>}
            />
          )}
          {hasNextPage && (
            <Button className="mt-6" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('items.more')}
            </Button>
          )}
        </>
      ) : (
        <QueryStatus error={error} refetch={refetch} failed={t('items.failed')} />
      )}
    </>
  );
}

function filtersIn(params: URLSearchParams): DeskItemsParams {
  const [state, language] = [params.get('state'), params.get('language')];
  return {
    state: deskStates.find((name): name is DeskState => name === state),
    language: isLanguage(language) ? language : undefined,
    q: params.get('q') ?? undefined,
    section: params.get('section') ?? undefined,
  };
}
