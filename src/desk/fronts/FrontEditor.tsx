import { useState } from 'react';
import type { DeskFront } from '#contract/curation.ts';
import { mostHidden, mostOf, type PlaceName } from '#contract/front-places.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { announce } from '../../ui/announce.ts';
import { useMayActAs } from '../EditorContext.ts';
import { FindStoryDialog } from '../finding/FindStoryDialog.tsx';
import { roomAmong } from '../curating/room-among.ts';
import { useKeptFocus } from '../curating/useKeptFocus.ts';
import { SortingArea } from '../sorting/SortingArea.tsx';
import { HiddenStories } from './HiddenStories.tsx';
import { hidden, placed, placeOf, released } from './plan/front-plan.ts';
import { useFrontDraft } from './plan/useFrontDraft.ts';
import { Place } from './Place.tsx';
import { useKnownStories } from './plan/useKnownStories.ts';
import { usePlaceNames } from './plan/usePlaceNames.ts';
import { FrontPreview } from './publishing/FrontPreview.tsx';
import { OthersHere } from './publishing/OthersHere.tsx';
import { PublishBar } from './publishing/PublishBar.tsx';
import { SavingNotice } from './publishing/SavingNotice.tsx';
import { StoryDialog } from './story/StoryDialog.tsx';

/** One front: its places with their stories, what is hidden, its preview, and how it gets to readers. */
export function FrontEditor({ front }: { front: DeskFront }) {
  const { t } = useTranslation('desk');
  const mayChange = useMayActAs('chief');
  const draft = useFrontDraft(front);
  useKeptFocus();
  const stories = useKnownStories(front);
  const { names, gone, nameOf } = usePlaceNames(draft.plan);
  const [adding, setAdding] = useState<PlaceName | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const place = (id: string, name: PlaceName, at: number) => placed(draft.plan, id, name, at, stories.isAbsent);
  const move = (id: string, name: PlaceName, at: number) => {
    if (draft.change(place(id, name, at)))
      announce(t('fronts.moved', { name: stories.of(id).headline, place: nameOf(name) }));
  };
  const hide = (id: string) => {
    if (draft.change(hidden(draft.plan, id, stories.isGone)))
      announce(t('fronts.hiddenNow', { name: stories.of(id).headline }));
  };
  const release = (id: string) => {
    const isHidden = draft.plan.hidden.includes(id);
    if (draft.change(released(draft.plan, id)))
      announce(t(isHidden ? 'fronts.shownAgain' : 'fronts.released', { name: stories.of(id).headline }));
  };
  const mayHide = roomAmong(draft.plan.hidden, mostHidden, stories.isGone) !== null;
  /** Put by hand where readers see it. */
  const isChosen = (id: string) => {
    const name = placeOf(draft.plan, id);
    return name !== null && !gone.includes(name);
  };
  const shared = { front, draft, stories, mayChange, isChosen, onMove: move, onOpen: setOpened };
  return (
    <>
      <OthersHere language={front.language} />
      {mayChange ? (
        <>
          <PublishBar front={front} draft={draft} />
          <SavingNotice draft={draft} nameOf={nameOf} />
        </>
      ) : (
        <p className="mb-5 border-y border-rule bg-raised px-4 py-3 text-ui leading-note">{t('fronts.chiefOnly')}</p>
      )}
      <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div>
          <SortingArea
            nameOf={(id) => stories.of(id).headline}
            nameOfList={(list) => nameOf(list as PlaceName)}
            // What is dragged is announced by the area itself.
            onMove={(id, list, at) => void draft.change(place(id, list as PlaceName, at))}
          >
            {names.map((name) => (
              <Place
                key={name}
                name={name}
                title={nameOf(name)}
                isGone={gone.includes(name)}
                {...shared}
                onAdd={() => setAdding(name)}
                onHide={mayHide ? hide : null}
              />
            ))}
          </SortingArea>
          <HiddenStories plan={draft.plan} stories={stories} isFull={!mayHide} onShow={mayChange ? release : null} />
        </div>
        <FrontPreview language={front.language} />
      </div>
      {adding && (
        <FindStoryDialog
          title={t('fronts.addTo', { place: nameOf(adding) })}
          language={front.language}
          // A section's block is usually filled from its own section.
          section={adding.startsWith('section:') ? adding.slice('section:'.length) : undefined}
          placeOf={(id) => {
            const place = draft.plan.hidden.includes(id) ? 'hidden' : placeOf(draft.plan, id);
            return place && nameOf(place);
          }}
          mayChoose={(id) => placeOf(draft.plan, id) !== adding}
          onlyOne={mostOf(adding) === 1}
          onChoose={(item) => {
            stories.add(item);
            draft.change(place(item.id, adding, 0));
          }}
          onClose={() => setAdding(null)}
        />
      )}
      {opened && placeOf(draft.plan, opened) && (
        <StoryDialog
          id={opened}
          front={front}
          draft={draft}
          stories={stories}
          places={names}
          nameOf={nameOf}
          onHide={mayHide ? hide : null}
          onRelease={release}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
