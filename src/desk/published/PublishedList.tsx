import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { publishedScopes, type PublishedScope } from '#contract/hold-actions.ts';
import { isLanguage } from '#contract/language.ts';
import { useEdition } from '../../language/EditionContext.tsx';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { MessagePanel } from '../../ui/MessagePanel.tsx';
import type { PublishedParams } from '../../wire/desk-wire.ts';
import { deskQueries } from '../desk.queries.ts';
import { HoldDialog } from '../hold/HoldDialog.tsx';
import { useDeskWire } from '../useDeskWire.ts';
import { PublishedFilters } from './PublishedFilters.tsx';
import { PublishedRow } from './PublishedRow.tsx';
import { ScopeTabs } from './ScopeTabs.tsx';
import { QueryStatus } from '../QueryStatus.tsx';

/** What readers see, with search over its text; and what the desk holds of it. */
export function PublishedList() {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { language } = useEdition();
  const [params, setParams] = useSearchParams();
  const wanted = wantedIn(params, language);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    deskQueries(useDeskWire()).published(wanted),
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  // Of the list and not of the row: a story that has just been withdrawn leaves the list under the open dialog.
  const [opened, setOpened] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const close = () => {
    setOpened(null);
    // The browser gives the focus back to the button, if that is still there.
    if (document.activeElement === document.body) heading.current?.focus();
  };
  const held = wanted.scope === 'held';
  const empty = wanted.q || wanted.section ? 'nothingFound' : held ? 'heldEmpty' : 'empty';
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="sr-only">
        {t('published')}
      </h1>
      <ScopeTabs current={wanted.scope} held={data?.pages[0]?.counts.held} params={params} />
      <PublishedFilters wanted={wanted} onChange={(next) => setParams(next, { preventScrollReset: true })} />
      {data ? (
        <>
          <p role="status" className="sr-only">
            {t('publishedList.count', { count: items.length, n: format.number(items.length) })}
          </p>
          {items.length > 0 ? (
            <ul className="border-b border-rule">
              {items.map((item) => (
                <PublishedRow key={item.id} item={item} onOpen={() => setOpened(item.id)} />
              ))}
            </ul>
          ) : (
            <MessagePanel level={2} title={t(`publishedList.${empty}`)} hint={t(`publishedList.${empty}Hint`)} />
          )}
          {hasNextPage && (
            <Button className="mt-6" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('publishedList.more')}
            </Button>
          )}
        </>
      ) : (
        <QueryStatus error={error} refetch={refetch} failed={t('publishedList.failed')} />
      )}
      {opened && <HoldDialog id={opened} onClose={close} />}
    </>
  );
}

function wantedIn(params: URLSearchParams, usual: PublishedParams['language']): PublishedParams {
  const language = params.get('language');
  return {
    scope: publishedScopes.find((name): name is PublishedScope => name === params.get('scope')) ?? 'public',
    language: isLanguage(language) ? language : usual,
    q: params.get('q') ?? undefined,
    section: params.get('section') ?? undefined,
  };
}
