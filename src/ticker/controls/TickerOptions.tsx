import { useId, useRef } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import type { Language } from '#contract/language.ts';
import { links } from '../../links.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { DownIcon, UpIcon, OptionsIcon } from '../../ui/icons.ts';
import { chooseTicker, type TickerMode, tickerModes } from './ticker-settings.ts';

const option =
  'flex min-h-11 cursor-pointer items-center gap-3 has-focus-visible:outline-3 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus';

/** The ticker's modes, behind one button; while the ticker is folded, the button unfolds it. */
export function TickerOptions({ lang, mode, folded }: { lang: Language; mode: TickerMode; folded: boolean }) {
  const { t } = useTranslation();
  const name = useId();
  // The button that folds or unfolds is replaced by its opposite, which then takes the focus.
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

  if (folded) {
    return (
      <button
        type="button"
        className="ticker-control"
        aria-label={t('ticker.unfold')}
        ref={takeFocus}
        onClick={() => turn(false)}
      >
        <Icon of={DownIcon} />
      </button>
    );
  }
  return (
    <Disclosure
      label={t('ticker.options')}
      icon={<Icon of={OptionsIcon} />}
      className="ticker-control ticker-options"
      summaryRef={takeFocus}
    >
      <div className="absolute end-0 top-full z-20 w-[min(15rem,90vw)] border border-edge bg-paper p-4 text-ui text-ink">
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
          <Icon of={UpIcon} size={20} />
          {t('ticker.fold')}
        </button>
        <a
          href={links.latest(lang)}
          className="chevron-end headline-link flex min-h-11 items-center border-t border-rule"
        >
          {t('ticker.whole')}
        </a>
      </div>
    </Disclosure>
  );
}
