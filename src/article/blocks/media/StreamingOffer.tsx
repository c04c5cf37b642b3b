import { useTranslation } from '../../../language/I18nContext.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { PlayIcon } from '../../../ui/icons.ts';
import type { Streaming } from './useStreaming.ts';

type Props = {
  state: Streaming;
  play: () => Promise<void>;
  /** Id of the element that names the recording. */
  titleId: string;
};

/** The play button of a stream that the browser does not play by itself. */
export function StreamingOffer({ state, play, titleId }: Props) {
  const { t } = useTranslation();
  if (state !== 'offered' && state !== 'loading') return null;
  const label = `${titleId}-play`;
  return (
    <button
      type="button"
      className="recording-play"
      aria-labelledby={`${label} ${titleId}`}
      aria-disabled={state === 'loading'}
      onClick={() => state === 'offered' && void play()}
    >
      <span id={label} className="sr-only">
        {t('article.play')}
      </span>
      <span className="play-disc">
        <Icon of={PlayIcon} size={32} />
      </span>
    </button>
  );
}
