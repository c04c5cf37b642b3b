import type { DeskFront } from '#contract/curation.ts';
import { mayBeEmpty, mostOf, type PlaceName } from '#contract/front-places.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { SortableList } from '../sorting/SortableList.tsx';
import { AutomaticRow } from './AutomaticRow.tsx';
import { ChosenRow } from './ChosenRow.tsx';
import { placeIn, withPlace } from './plan/front-plan.ts';
import type { KnownStories } from './plan/useKnownStories.ts';
import type { FrontDraft } from './plan/useFrontDraft.ts';

type Props = {
  name: PlaceName;
  title: string;
  /** Of a section that the newsroom does not have any more: readers do not see it. */
  isGone: boolean;
  isChosen: (id: string) => boolean;
  front: DeskFront;
  draft: FrontDraft;
  stories: KnownStories;
  mayChange: boolean;
  onMove: (id: string, place: PlaceName, at: number) => void;
  onAdd: () => void;
  onOpen: (id: string) => void;
  /** Null where no more can be hidden. */
  onHide: ((id: string) => void) | null;
};

/** A place of the front: what is chosen for it, then what fills it by itself. */
export function Place({
  name,
  title,
  isGone,
  isChosen,
  front,
  draft,
  stories,
  mayChange,
  onMove,
  onAdd,
  onOpen,
  onHide,
}: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { plan, change } = draft;
  const place = placeIn(plan, name);
  const most = mostOf(name);
  const filled = place.fill
    ? (front.shown.find((one) => one.place === name)?.stories ?? []).filter(
        ({ story: { id }, by }) => by !== 'desk' && !isChosen(id) && !plan.hidden.includes(id),
      )
    : [];
  // A chosen story that readers do not see leaves its room to the next.
  const seen = place.stories.filter(({ id }) => stories.of(id).absent === null).length;
  const automatic = filled.slice(0, Math.max(0, most - seen));
  return (
    <div role="group" aria-label={title} className="mb-6 border-t-2 border-ink pt-2">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="text-card">
          {title}{' '}
          <span className="ms-3 text-meta font-normal text-mute">
            {place.stories.length > 0
              ? t('fronts.chosenOf', { n: format.number(place.stories.length), most: format.number(most) })
              : t(place.fill ? 'fronts.automatic' : 'fronts.off')}
          </span>
        </h2>
        {mayChange && !isGone && (
          <Button aria-haspopup="dialog" aria-label={t('fronts.addTo', { place: title })} onClick={onAdd}>
            {t('fronts.add')}
          </Button>
        )}
      </header>
      {isGone && <p className="text-meta font-semibold text-breaking">{t('fronts.sectionGone')}</p>}
      {mayChange ? (
        <SortableList
          name={name}
          ids={place.stories.map(({ id }) => id)}
          label={t('fronts.chosenIn', { place: title })}
          empty={automatic.length === 0 && <p className="py-3 text-ui text-mute">{t('fronts.empty')}</p>}
        >
          {place.stories.map((chosen, at) => (
            <ChosenRow
              key={chosen.id}
              chosen={chosen}
              known={stories.of(chosen.id)}
              place={name}
              at={at}
              of={place.stories.length}
              language={front.language}
              onMove={(to) => onMove(chosen.id, name, to)}
              onOpen={() => onOpen(chosen.id)}
            />
          ))}
        </SortableList>
      ) : (
        place.stories.length > 0 && (
          <ol>
            {place.stories.map(({ id, headline }) => (
              <AutomaticRow
                key={id}
                id={id}
                headline={headline ?? stories.of(id).headline}
                by="desk"
                language={front.language}
              />
            ))}
          </ol>
        )
      )}
      {automatic.length > 0 && (
        <ul
          aria-label={t('fronts.automaticIn', { place: title })}
          className="divide-y divide-rule border-t border-rule"
        >
          {automatic.map(({ story, by }) => (
            <AutomaticRow
              key={story.id}
              id={story.id}
              headline={story.headline}
              by={by}
              language={front.language}
              onPin={mayChange ? () => onMove(story.id, name, place.stories.length) : undefined}
              onHide={mayChange && onHide ? () => onHide(story.id) : undefined}
            />
          ))}
        </ul>
      )}
      {mayChange && !isGone && mayBeEmpty(name) && (
        <label className="mt-1 inline-flex min-h-11 cursor-pointer items-center gap-2 text-meta text-soft">
          <input
            type="checkbox"
            className="size-5 accent-ink"
            checked={place.fill}
            onChange={() => change(withPlace(plan, name, { ...place, fill: !place.fill }))}
          />
          {t('fronts.fill')}
        </label>
      )}
    </div>
  );
}
