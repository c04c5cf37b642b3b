import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { FrontPlan } from '#contract/curation.ts';
import { mostOf, type PlaceName } from '#contract/front-places.ts';
import type { PublishedItem } from '#contract/hold.ts';
import { directionOf, type Language } from '#contract/language.ts';
import { longestQuestion } from '#contract/limits.ts';
import { useTranslation } from '../../../language/I18nContext.tsx';
import { useFormat } from '../../../language/useFormat.ts';
import { StoryText } from '../../../story/StoryText.tsx';
import { Button } from '../../../ui/Button.tsx';
import { deskQueries } from '../../desk.queries.ts';
import { DeskDialog } from '../../DeskDialog.tsx';
import { fieldClass } from '../../field-class.ts';
import { useDeskWire } from '../../useDeskWire.ts';
import { placeOf } from '../plan/front-plan.ts';

type Props = {
  place: PlaceName;
  title: string;
  language: Language;
  nameOf: (place: string) => string;
  plan: FrontPlan;
  onAdd: (item: PublishedItem) => void;
  onClose: () => void;
};

/** Finds a published story and puts it at the head of a place. */
export function AddDialog({ place, title, language, nameOf, plan, onAdd, onClose }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const dialog = useRef<HTMLDialogElement>(null);
  const [q, setQ] = useState('');
  // A section's block is usually filled from its own section.
  const section = q === '' && place.startsWith('section:') ? place.slice('section:'.length) : undefined;
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(
    deskQueries(useDeskWire()).published({ scope: 'public', language, q: q || undefined, section }),
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <DeskDialog dialog={dialog} title={t('fronts.addTo', { place: title })} onClose={onClose}>
      <form
        role="search"
        className="mb-3 flex gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          setQ(String(new FormData(event.currentTarget).get('q')).trim());
        }}
      >
        <input
          type="search"
          name="q"
          aria-label={t('publishedList.search')}
          placeholder={t('publishedList.search')}
          maxLength={longestQuestion}
          dir="auto"
          className={`${fieldClass} placeholder:text-mute`}
        />
        <Button type="submit">{t('publishedList.submit')}</Button>
      </form>
      <p role="status" className="text-meta text-mute">
        {data
          ? items.length === 0
            ? t('publishedList.nothingFound')
            : t('publishedList.count', { count: items.length, n: format.number(items.length) })
          : t(error ? 'items.failedHint' : 'loading')}
      </p>
      <ul className="divide-y divide-rule">
        {items.map((item) => {
          const at = plan.hidden.includes(item.id) ? 'hidden' : placeOf(plan, item.id);
          return (
            <li key={item.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <div className="min-w-48 flex-1">
                <p className="text-ui font-semibold">
                  <bdi lang={item.language} dir={directionOf(item.language)}>
                    <StoryText text={item.headline} language={item.language} />
                  </bdi>
                </p>
                <p className="pieces text-meta text-mute">
                  {item.section && <bdi>{item.section.name}</bdi>}
                  <time dateTime={item.published}>{format.dateTime(item.published)}</time>
                  {at && <span>{t('fronts.isIn', { place: nameOf(at) })}</span>}
                </p>
              </div>
              {at !== place && (
                <Button
                  aria-label={t('fronts.chooseFor', { name: item.headline })}
                  onClick={() => {
                    onAdd(item);
                    if (mostOf(place) === 1) dialog.current?.close();
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
