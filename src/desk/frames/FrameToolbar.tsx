import { useTranslation } from '../../language/I18nContext.tsx';
import type { Board } from '#contract/desk.ts';
import { RadioGroup } from '../RadioGroup.tsx';
import { frameKinds, frameSchemes, type FrameSettings, frameTexts, frameWidths } from './frame-settings.ts';

type Props = { board: Board; settings: FrameSettings; onChoose: (chosen: Partial<FrameSettings>) => void };

/** What the frames show, and how. */
export function FrameToolbar({ board, settings, onChoose }: Props) {
  const { t } = useTranslation('desk');
  const several = board.translations.length + board.missing.length > 1;
  return (
    <div className="mb-5 flex flex-wrap gap-x-6 gap-y-3">
      <RadioGroup
        label={t('preview.as')}
        options={frameKinds.map((value) => ({ value, label: t(`preview.kinds.${value}`) }))}
        chosen={settings.as}
        onChoose={(as) => onChoose({ as })}
      />
      <RadioGroup
        label={t('preview.width')}
        options={frameWidths.map((value) => ({ value, label: t(`preview.widths.${value}`) }))}
        chosen={settings.width}
        onChoose={(width) => onChoose({ width })}
      />
      {several && (
        <RadioGroup
          label={t('preview.languages')}
          options={[
            { value: 'all' as FrameSettings['lang'], label: t('preview.allLanguages') },
            ...board.translations.map(({ language }) => ({ value: language, label: t(`languages.${language}`) })),
          ]}
          chosen={settings.lang}
          onChoose={(lang) => onChoose({ lang })}
        />
      )}
      <RadioGroup
        label={t('preview.scheme')}
        options={frameSchemes.map((value) => ({ value, label: t(`preview.schemes.${value}`) }))}
        chosen={settings.scheme}
        onChoose={(scheme) => onChoose({ scheme })}
      />
      <RadioGroup
        label={t('preview.text')}
        options={frameTexts.map((value) => ({ value, label: t(`preview.texts.${value}`) }))}
        chosen={settings.text}
        onChoose={(text) => onChoose({ text })}
      />
    </div>
  );
}
