import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { PublishedItem } from '#contract/hold.ts';
import { directionOf, type Language } from '#contract/language.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { StoryText } from '../../story/StoryText.tsx';
import { Button } from '../../ui/Button.tsx';
import { deskQueries } from '../desk.queries.ts';
import { DeskDialog } from '../DeskDialog.tsx';
import { FilterForm } from '../filters/FilterForm.tsx';
import { FilterSearch } from '../filters/FilterSearch.tsx';
import { useDeskWire } from '../useDeskWire.ts';

type Props = {
  title: string;
  language: Language;
  /** Whose stories are listed until something is searched for. */
  section?: string;
  /** Where a story is already. */
  placeOf: (id: string) => string | null;
  /** False of a story that is where it would be put. */
  mayChoose: (id: string) => boolean;
  /** The dialog closes with the first choice. */
  onlyOne: boolean;
  onChoose: (item: PublishedItem) => void;
  onClose: () => void;
};

/** Finds published stories by their text. */
export function FindStoryDialog({ title, language, section, placeOf, mayChoose, onlyOne, onChoose, onClose }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const dialog = useRef<HTMLDialogElement>(null);
  const [q, setQ] = useState('');
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(
    deskQueries(useDeskWire()).published({
      ...{ scope: 'public', language, q: q || undefined },
      section: q ? undefined : section,
    }),
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <DeskDialog dialog={dialog} title={title} onClose={onClose}>
      <FilterForm
        values={{ q }}
        submit={t('publishedList.submit')}
        onChange={(params) => setQ(params.get('q') ?? '')}
        className="mb-3 flex flex-wrap gap-3 *:first:min-w-[min(10rem,100%)] *:first:flex-1"
      >
        <FilterSearch label={t('publishedList.search')} />
      </FilterForm>
      <p role="status" className="text-meta text-mute">
        {data
          ? items.length === 0
            ? t('publishedList.nothingFound')
            : t('publishedList.count', { count: items.length, n: format.number(items.length) })
          : t(error ? 'items.failedHint' : 'loading')}
      </p>
      <ul className="divide-y divide-rule">
        {items.map((item) => {
          const place = placeOf(item.id);
          return (
            <li key={item.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <div className="min-w-[min(12rem,100%)] flex-1">
                <p className="text-ui font-semibold">
                  <bdi lang={item.language} dir={directionOf(item.language)}>
                    <StoryText text={item.headline} language={item.language} />
                  </bdi>
                </p>
                <p className="pieces text-meta text-mute">
                  {item.section && <bdi>{item.section.name}</bdi>}
                  <time dateTime={item.published}>{format.dateTime(item.published)}</time>
                  {place !== null && <span>{t('fronts.isIn', { place })}</span>}
                </p>
              </div>
              {mayChoose(item.id) && (
                <Button
                  aria-label={t('fronts.chooseFor', { name: item.headline })}
                  onClick={() => {
                    onChoose(item);
                    if (onlyOne) dialog.current?.close();
                  }}
                >
                  {t('fronts.choose')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button onClick={() => dialog.current?.close()}>{t('hold.close')}</Button>
        {hasNextPage && <Button onClick={() => void fetchNextPage()}>{t('publishedList.more')}</Button>}
      </div>
    </DeskDialog>
  );
}
