import { type FocusEvent, type MouseEvent, useMemo, useRef } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { directionOf, type Language } from '#contract/language.ts';
import type { Story } from '#contract/story.ts';
import { linkBehind } from './link-behind.ts';
import { TickerControls } from './controls/TickerControls.tsx';
import { TickerLines } from './TickerLines.tsx';
import { TickerStatus } from './TickerStatus.tsx';
import { useTickerSettings } from './controls/ticker-settings.ts';
import { useHydrated } from '../runtime/useHydrated.ts';
import { useLines } from './useLines.ts';
import { useMovingLines } from './useMovingLines.ts';
import { useSteps } from './useSteps.ts';
import { useHold } from './useHold.ts';

type Props = { lang: Language; stories: readonly Story[]; pinned?: readonly string[] | undefined };

/** The bar: one list of links that moves, shows one line at a time, or is open. The server renders it without movement. */
export function TickerBar({ lang, stories, pinned }: Props) {
  const { t } = useTranslation();
  const hydrated = useHydrated();
  const { mode, paused, folded } = useTickerSettings();
  const wanted = useLines(stories, pinned);
  const [run, track] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  const [list, copy] = [useRef<HTMLUListElement>(null), useRef<HTMLUListElement>(null)];
  const { held, handlers } = useHold();
  const parts = useMemo(() => ({ run, track, list, copy }), [run, track, list, copy]);
  const running = !paused && !held;
  const moving = hydrated && mode === 'moving' && !folded;
  const { lines, marquee } = useMovingLines({ parts, wanted, moving, running, rtl: directionOf(lang) === 'rtl' });
  const steps = useSteps(wanted, hydrated && mode === 'stepped' && running && !folded);
  const breaking = wanted.some((line) => line.breaking);

  const focusLine = (event: FocusEvent<HTMLElement>) => {
    handlers.onFocus();
    const line = event.target.closest<HTMLElement>('[data-line]');
    if (line) marquee.current?.bringIntoView(line);
  };
  // The copy is inert: a click on one of its lines is passed to the original's link.
  const passClick = (event: MouseEvent<HTMLElement>) => {
    if (copy.current && list.current && !(event.target as Element).closest('a'))
      linkBehind(copy.current, list.current, event)?.dispatchEvent(
        new globalThis.MouseEvent('click', event.nativeEvent),
      );
  };

  return (
    <section
      aria-label={t('ticker.region')}
      className="ticker"
      data-screen=""
      data-still={hydrated ? undefined : ''}
      data-mode={hydrated ? mode : undefined}
    >
      <a href="#content" className="skip">
        {t('ticker.skip')}
      </a>
      <div className="ticker-bar">
        <span className="ticker-label" data-breaking={breaking ? '' : undefined}>
          <span data-word="ticker">{t('ticker.label')}</span>
          <span data-word="breaking">{t('ticker.breaking')}</span>
        </span>
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the links inside have the keyboard; this only passes clicks on the copy to them */}
        <div className="ticker-run" ref={run} {...handlers} onFocus={focusLine} onClick={passClick}>
          <div className="ticker-track" ref={track}>
            <TickerLines lines={lines} ref={list} only={hydrated && mode === 'stepped' ? steps.id : undefined} />
            {moving && <TickerLines lines={lines} ref={copy} copy />}
          </div>
        </div>
        <TickerControls lang={lang} mode={hydrated ? mode : 'moving'} paused={paused} folded={folded} steps={steps} />
      </div>
      <TickerStatus lines={wanted} />
    </section>
  );
}
