import type { IconNode } from 'lucide';
import { useTranslation } from '../../language/I18nContext.tsx';
import type { Language } from '#contract/language.ts';
import { links } from '../../links.ts';
import { Icon } from '../../ui/Icon.tsx';
import { BellIcon, NextIcon, PauseIcon, PlayIcon, PreviousIcon } from '../../ui/icons.ts';
import { chooseTicker, type TickerMode } from './ticker-settings.ts';
import { TickerOptions } from './TickerOptions.tsx';

type Props = {
  lang: Language;
  mode: TickerMode;
  paused: boolean;
  folded: boolean;
  steps: { next: () => void; previous: () => void };
};

/** Pause wherever something moves by itself, previous and next in the stepped mode, and the options. */
export function TickerControls({ lang, mode, paused, folded, steps }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {mode === 'stepped' && (
        <>
          <StepButton icon={PreviousIcon} label={t('ticker.previous')} onClick={steps.previous} />
          <StepButton icon={NextIcon} label={t('ticker.next')} onClick={steps.next} />
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
      <a
        href={links.following(lang)}
        className="ticker-control ticker-bell"
        data-folds=""
        aria-label={t('masthead.following')}
      >
        <Icon of={BellIcon} />
      </a>
    </>
  );
}

function StepButton({ icon, label, onClick }: { icon: IconNode; label: string; onClick: () => void }) {
  return (
    <button type="button" className="ticker-control" data-folds="" aria-label={label} onClick={onClick}>
      <Icon of={icon} flip />
    </button>
  );
}
