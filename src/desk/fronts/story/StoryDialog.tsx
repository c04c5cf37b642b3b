import { useId, useRef, useState } from 'react';
import type { DeskFront } from '#contract/curation.ts';
import type { PlaceName } from '#contract/front-places.ts';
import { directionOf } from '#contract/language.ts';
import { textLimits } from '#contract/limits.ts';
import { useTranslation } from '../../../language/I18nContext.tsx';
import { StoryText } from '../../../story/StoryText.tsx';
import { Button } from '../../../ui/Button.tsx';
import { DeskDialog } from '../../DeskDialog.tsx';
import { fieldClass } from '../../field-class.ts';
import { MomentField } from '../../moments/MomentField.tsx';
import { useMoment } from '../../moments/useMoment.ts';
import { plainLine } from '../../plain-line.ts';
import { changed, chosenIn, placed, placeOf } from '../plan/front-plan.ts';
import type { FrontDraft } from '../plan/useFrontDraft.ts';
import type { KnownStories } from '../plan/useKnownStories.ts';
import { FocusPicker } from './FocusPicker.tsx';

type Props = {
  id: string;
  front: DeskFront;
  draft: FrontDraft;
  stories: KnownStories;
  places: PlaceName[];
  nameOf: (place: string) => string;
  /** Null where no more can be hidden. */
  onHide: ((id: string) => void) | null;
  onRelease: (id: string) => void;
  onClose: () => void;
};

/** What is different about a story on this front, how long it stays, and where. */
export function StoryDialog({ id, front: { language }, draft, stories, places, nameOf, ...actions }: Props) {
  const { t } = useTranslation('desk');
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useId();
  const chosen = chosenIn(draft.plan, id)!;
  const place = placeOf(draft.plan, id)!;
  const { headline, story } = stories.of(id);
  const [focus, setFocus] = useState(chosen.focus);
  const until = useMoment(chosen.until);
  const [target, setTarget] = useState(place);
  const close = () => dialog.current?.close();
  const texts = [
    { name: 'headline', longest: textLimits.headline, own: chosen.headline, usual: headline, rows: 2 },
    { name: 'kicker', longest: textLimits.kicker, own: chosen.kicker, usual: story?.kicker ?? '', rows: 1 },
  ] as const;
  return (
    <DeskDialog
      dialog={dialog}
      title={
        <bdi lang={language} dir={directionOf(language)}>
          <StoryText text={headline} language={language} />
        </bdi>
      }
      onClose={actions.onClose}
    >
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const textOf = (name: string) => plainLine(String(form.get(name))) || null;
          const next = changed(draft.plan, id, {
            headline: textOf('headline'),
            kicker: textOf('kicker'),
            focus,
            until: until.at,
          });
          draft.change(target === place ? next : placed(next, id, target, 0, stories.isAbsent));
          close();
        }}
      >
        {texts.map(({ name, longest, own, usual, rows }) => (
          <div key={name}>
            <label htmlFor={field + name} className="mb-2 block text-kicker font-bold">
              {t(`fronts.${name}`)}
            </label>
            <textarea
              id={field + name}
              name={name}
              rows={rows}
              maxLength={longest}
              defaultValue={own ?? ''}
              placeholder={usual}
              lang={language}
              dir={directionOf(language)}
              className={`${fieldClass} block leading-note placeholder:text-mute`}
            />
          </div>
        ))}
        <p className="text-meta text-mute">{t('fronts.textHint')}</p>
        <MomentField label={t('fronts.pinUntil')} moment={until} hours={[1, 3, 6, 24]} />
        <div>
          <label htmlFor={`${field}place`} className="mb-2 block text-kicker font-bold">
            {t('fronts.place')}
          </label>
          <select
            id={`${field}place`}
            value={target}
            onChange={(event) => setTarget(event.currentTarget.value as PlaceName)}
            className={fieldClass}
          >
            {places.map((name) => (
              <option key={name} value={name}>
                {nameOf(name)}
              </option>
            ))}
          </select>
        </div>
        {story?.picture && <FocusPicker picture={story.picture} focus={focus} onChange={setFocus} />}
        <div className="flex flex-wrap gap-3">
          <Button primary type="submit">
            {t('fronts.apply')}
          </Button>
          <Button onClick={close}>{t('hold.cancel')}</Button>
          <Button
            onClick={() => {
              actions.onRelease(id);
              close();
            }}
          >
            {t('fronts.release')}
          </Button>
          <Button
            disabled={!actions.onHide}
            onClick={() => {
              actions.onHide?.(id);
              close();
            }}
          >
            {t('fronts.hide')}
          </Button>
        </div>
      </form>
    </DeskDialog>
  );
}
