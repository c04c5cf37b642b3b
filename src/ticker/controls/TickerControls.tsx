import { useTranslation } from '../../language/I18nContext.tsx';
import type { Language } from '#contract/language.ts';
import { Icon } from '../../ui/Icon.tsx';
import { NextIcon, PauseIcon, PlayIcon, PreviousIcon } from '../../ui/icons.ts';
import { chooseTicker, type TickerMode } from './ticker-settings.ts';
import { TickerOptions } from './TickerOptions.tsx';

type Props = {
  lang: Language;
  mode: TickerMode;
  paused: boolean;
  folded: boolean;
  steps: { next: () => void; previous: () => void };
};

/** Pause beside whatever moves by itself, steps where lines stand alone, and the choice of the mode. */
export function TickerControls({ lang, mode, paused, folded, steps }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {mode === 'stepped' && (
        <>
          <button
            type="button"
            className="ticker-control"
            data-folds=""
            aria-label={t('ticker.previous')}
            onClick={steps.previous}
          >
            <Icon of={PreviousIcon} flip />
          </button>
          <button
            type="button"
            className="ticker-control"
            data-folds=""
            aria-label={t('ticker.next')}
            onClick={steps.next}
          >
            <Icon of={NextIcon} flip />
          </button>
        </>
      )}
      {mode !== 'open' && (
        <button
          type="button"
          className="ticker-control ticker-pause noscript:hidden"
          data-folds=""
          aria-label={t(paused ? 'ticker.play' : 'ticker.pause')}
          onClick={() => chooseTicker({ paused: !paused })}
        >
          <Icon of={paused ? PlayIcon : PauseIcon} />
        </button>
      )}
      <TickerOptions lang={lang} mode={mode} folded={folded} />
    </>
  );
}
