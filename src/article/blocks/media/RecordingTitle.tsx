import { useTranslation } from '../../../language/I18nContext.tsx';
import { useFormat } from '../../../language/useFormat.ts';
import { StoryText } from '../../../story/StoryText.tsx';
import { durationText } from './duration.ts';

type Props = {
  /** Of the element that names the player. */
  id: string;
  /** What it is where it has no title: «فيديو». */
  kind: string;
  title: string | null;
  /** Seconds. */
  duration: number | null;
};

/** The name of a recording and how long it takes. */
export function RecordingTitle({ id, kind, title, duration }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className="recording-title">
      <b id={id}>{title ? <StoryText text={title} /> : kind}</b>
      {duration !== null && (
        <span className="text-meta text-mute">
          {' '}
          {t('article.duration')} <bdi dir="ltr">{format.digits(durationText(duration))}</bdi>
        </span>
      )}
    </p>
  );
}
