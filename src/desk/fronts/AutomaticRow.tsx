import type { PlacedBy } from '#contract/front-places.ts';
import { directionOf, type Language } from '#contract/language.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { StoryText } from '../../story/StoryText.tsx';
import { deskLinks } from '../../desk-links.ts';

type Props = {
  id: string;
  headline: string;
  by: PlacedBy;
  language: Language;
  onPin?: (() => void) | undefined;
  onHide?: (() => void) | undefined;
};

const button = 'min-h-11 px-2 text-meta text-link underline underline-offset-4';

/** A story that nobody chose for its place, and what put it there. */
export function AutomaticRow({ id, headline, by, language, onPin, onHide }: Props) {
  const { t } = useTranslation('desk');
  return (
    <li className="flex flex-wrap items-center gap-x-3 py-1">
      <p className="min-w-[min(12rem,100%)] flex-1 py-1 text-ui text-soft">
        <a href={deskLinks.board(id)} className="headline-link">
          <bdi lang={language} dir={directionOf(language)}>
            <StoryText text={headline} language={language} />
          </bdi>
        </a>{' '}
        <span className="ms-3 text-meta text-mute">{t(`fronts.by.${by}`)}</span>
      </p>
      <div className="-mx-2 flex flex-wrap">
        {onPin && (
          <button type="button" className={button} aria-label={t('fronts.pinFor', { name: headline })} onClick={onPin}>
            {t('fronts.pin')}
          </button>
        )}
        {onHide && (
          <button
            type="button"
            className={button}
            aria-label={t('fronts.hideFor', { name: headline })}
            onClick={onHide}
          >
            {t('fronts.hide')}
          </button>
        )}
      </div>
    </li>
  );
}
