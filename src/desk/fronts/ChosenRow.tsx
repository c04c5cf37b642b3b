import type { ChosenStory } from '#contract/curation.ts';
import type { PlaceName } from '#contract/front-places.ts';
import { directionOf, type Language } from '#contract/language.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { StoryText } from '../../story/StoryText.tsx';
import { Button } from '../../ui/Button.tsx';
import { SortableRow } from '../sorting/SortableRow.tsx';
import type { KnownStory } from './plan/useKnownStories.ts';

type Props = {
  chosen: ChosenStory;
  known: KnownStory;
  place: PlaceName;
  at: number;
  of: number;
  language: Language;
  onMove: (to: number) => void;
  onOpen: () => void;
};

/** A story chosen for a place, with what is different there, and why readers do not see it if they do not. */
export function ChosenRow({ chosen, known, place, at, of, language, onMove, onOpen }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const headline = chosen.headline ?? known.headline;
  return (
    <SortableRow
      id={chosen.id}
      list={place}
      at={at}
      of={of}
      name={headline}
      onMove={onMove}
      actions={
        <Button aria-haspopup="dialog" aria-label={t('fronts.optionsFor', { name: headline })} onClick={onOpen}>
          {t('fronts.options')}
        </Button>
      }
    >
      <p className="text-list font-semibold">
        <bdi lang={language} dir={directionOf(language)}>
          <StoryText text={headline} language={language} />
        </bdi>
      </p>
      <p className="pieces text-meta text-mute empty:hidden">
        {known.absent && <b className="text-breaking">{t(`fronts.absent.${known.absent}`)}</b>}
        {chosen.until && known.absent !== 'ended' && (
          <span>{t('fronts.until', { time: format.dateTime(chosen.until) })}</span>
        )}
        {chosen.headline && <span>{t('fronts.ownHeadline')}</span>}
        {chosen.kicker && <span>{t('fronts.ownKicker')}</span>}
        {chosen.focus && <span>{t('fronts.ownFocus')}</span>}
      </p>
    </SortableRow>
  );
}
