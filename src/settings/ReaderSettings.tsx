import { useEffect, useId } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Icon } from '../ui/Icon.tsx';
import { TextSizeIcon } from '../ui/icons.ts';
import { chooseSettings, followSettings, schemes, textSizes, useReaderSettings } from './reader-settings.ts';

const option =
  'flex min-h-11 cursor-pointer items-center justify-center border border-edge px-1 text-center has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-focus';

/** A button that opens the choice of colour scheme and text size. */
export function ReaderSettings() {
  const { t } = useTranslation();
  useEffect(followSettings, []);
  return (
    <Disclosure
      label={t('settings.open')}
      icon={<Icon of={TextSizeIcon} />}
      className="settings md:relative"
      summaryClassName="tap"
    >
      <Choices />
    </Disclosure>
  );
}

function Choices() {
  const { t } = useTranslation();
  const { scheme, textSize } = useReaderSettings();
  const name = useId();
  return (
    <div className="absolute end-0 top-full z-20 w-64 max-w-[calc(100vw-2rem)] border border-edge bg-paper p-4 text-ink">
      <fieldset>
        <legend className="mb-2 text-kicker font-bold">{t('settings.scheme')}</legend>
        <div className="grid grid-cols-3 text-ui">
          {schemes.map((value) => (
            <label key={value} className={option}>
              <input
                type="radio"
                className="sr-only"
                name={`${name}scheme`}
                checked={scheme === value}
                onChange={() => chooseSettings({ scheme: value })}
              />
              {t(`settings.schemes.${value}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="mt-4">
        <legend className="mb-2 text-kicker font-bold">{t('settings.textSize')}</legend>
        <div className="grid grid-cols-4">
          {textSizes.map((value, index) => (
            <label key={value} className={option}>
              <input
                type="radio"
                className="sr-only"
                name={`${name}size`}
                aria-label={t(`settings.textSizes.${index as 0 | 1 | 2 | 3}`)}
                checked={textSize === value}
                onChange={() => chooseSettings({ textSize: value })}
              />
              <span aria-hidden style={{ fontSize: `${value / 100}rem` }}>
                {t('settings.sampleLetter')}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
