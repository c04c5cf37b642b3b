import { ChevronDown, ChevronUp, EllipsisVertical } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from '../language/WordsContext.tsx';
import type { Language } from '#contract/language.ts';
import { links } from '../links.ts';
import { Icon } from '../ui/Icon.tsx';
import { chooseTicker, type TickerMode, tickerModes } from './ticker-settings.ts';

const option =
  'flex min-h-11 cursor-pointer items-center gap-3 has-focus-visible:outline-3 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus';

/** How the ticker shows, kept behind one button; folded, the button brings it back. */
export function TickerOptions({ lang, mode, folded }: { lang: Language; mode: TickerMode; folded: boolean }) {
  const { t } = useTranslation();
  const details = useRef<HTMLDetailsElement>(null);
  const name = useId();
  // The control that folds or unfolds is replaced by its opposite: focus goes with it.
  const turned = useRef(false);
  const takeFocus = (control: HTMLElement | null) => {
    if (!control || !turned.current) return;
    turned.current = false;
    control.focus();
  };
  const turn = (value: boolean) => {
    turned.current = true;
    chooseTicker({ folded: value });
  };

  useEffect(() => {
    const close = (event: Event) => {
      const panel = details.current;
      if (!panel?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        panel.querySelector('summary')?.focus();
      } else if (panel.contains(event.target as Node)) return;
      panel.open = false;
    };
    document.addEventListener('keydown', close);
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('keydown', close);
      document.removeEventListener('pointerdown', close);
    };
  }, []);

  if (folded) {
    return (
      <button
        type="button"
        className="ticker-control"
        aria-label={t('ticker.unfold')}
        ref={takeFocus}
        onClick={() => turn(false)}
      >
        <Icon of={ChevronDown} />
      </button>
    );
  }
  return (
    <details ref={details} className="ticker-control ticker-options noscript:hidden">
      <summary ref={takeFocus} aria-label={t('ticker.options')}>
        <Icon of={EllipsisVertical} />
      </summary>
      <div className="ticker-panel">
        <fieldset>
          <legend className="mb-1 text-kicker font-bold">{t('ticker.options')}</legend>
          {tickerModes.map((value) => (
            <label key={value} className={option}>
              <input
                type="radio"
                name={name}
                className="size-5 accent-ink"
                checked={mode === value}
                onChange={() => chooseTicker({ mode: value })}
              />
              {t(`ticker.modes.${value}`)}
            </label>
          ))}
        </fieldset>
        <button
          type="button"
          className="mt-2 flex min-h-11 w-full items-center gap-3 border-t border-rule text-start"
          onClick={() => turn(true)}
        >
          <Icon of={ChevronUp} size={20} />
          {t('ticker.fold')}
        </button>
        <a
          href={links.latest(lang)}
          className="chevron-end headline-link flex min-h-11 items-center border-t border-rule"
          onClick={() => {
            if (details.current) details.current.open = false;
          }}
        >
          {t('ticker.whole')}
        </a>
      </div>
    </details>
  );
}
