import { useTranslation } from '../../language/I18nContext.tsx';
import type { Board } from '#contract/desk.ts';
import { RadioGroup } from '../RadioGroup.tsx';
import { frameKinds, frameSchemes, type FrameSettings, frameTexts, frameWidths } from './frame-settings.ts';

type Props = { board: Board; settings: FrameSettings; onChange: (changes: Partial<FrameSettings>) => void };

/** Chooses what the frames show: kind, width, languages, colour scheme, text size. */
export function FrameToolbar({ board, settings, onChange }: Props) {
  const { t } = useTranslation('desk');
  const hasTranslations = board.translations.length + board.missing.length > 1;
  return (
    <div className="mb-5 flex flex-wrap gap-x-6 gap-y-3">
      <RadioGroup
        label={t('preview.as')}
        options={frameKinds.map((value) => ({ value, label: t(`preview.kinds.${value}`) }))}
        value={settings.as}
        onChange={(as) => onChange({ as })}
      />
      <RadioGroup
        label={t('preview.width')}
        options={frameWidths.map((value) => ({ value, label: t(`preview.widths.${value}`) }))}
        value={settings.width}
        onChange={(width) => onChange({ width })}
      />
      {hasTranslations && (
        <RadioGroup
          label={t('preview.languages')}
          options={[
            { value: 'all' as FrameSettings['lang'], label: t('preview.allLanguages') },
            ...board.translations.map(({ language }) => ({ value: language, label: t(`languages.${language}`) })),
          ]}
          value={settings.lang}
          onChange={(lang) => onChange({ lang })}
        />
      )}
      <RadioGroup
        label={t('preview.scheme')}
        options={frameSchemes.map((value) => ({ value, label: t(`preview.schemes.${value}`) }))}
        value={settings.scheme}
        onChange={(scheme) => onChange({ scheme })}
      />
      <RadioGroup
        label={t('preview.text')}
        options={frameTexts.map((value) => ({ value, label: t(`preview.texts.${value}`) }))}
        value={settings.text}
        onChange={(text) => onChange({ text })}
      />
    </div>
  );
}
