import { useTranslation } from '../../language/I18nContext.tsx';
import type { Board } from '#contract/desk.ts';
import { BlockHead } from '../../story/BlockHead.tsx';
import { DeviceFrame } from './DeviceFrame.tsx';
import { useFrameSettings } from './frame-settings.ts';
import { FrameToolbar } from './FrameToolbar.tsx';

/** The draft rendered by the reader's own pages: every language of its translation group side by side, missing ones named. */
export function DraftFrames({ board }: { board: Board }) {
  const { t } = useTranslation('desk');
  const { settings, change } = useFrameSettings();
  const { lang, width } = settings;
  const shown = board.translations.filter(({ language }) => lang === 'all' || language === lang);
  const devices = width === 'both' ? (['phone', 'desktop'] as const) : [width];
  return (
    <section aria-label={t('preview.title')}>
      <BlockHead>{t('preview.title')}</BlockHead>
      <FrameToolbar board={board} settings={settings} onChange={change} />
      <div className="flex flex-wrap items-start gap-6">
        {shown.map(({ language, id }) => (
          <div
            key={id}
            className={`flex flex-wrap items-start gap-6 ${width === 'phone' ? 'w-full max-w-97.5' : 'w-full'}`}
          >
            {devices.map((device) => (
              <DeviceFrame key={device} id={id} language={language} device={device} settings={settings} />
            ))}
          </div>
        ))}
        {lang === 'all' &&
          board.missing.map((language) => (
            <div
              key={language}
              className="w-full max-w-97.5 border border-dashed border-edge px-4 py-6 text-ui leading-note"
            >
              <p className="font-bold">{t('board.noTranslation', { language: t(`languages.${language}`) })}</p>
              <p className="text-soft">{t('board.noTranslationHint')}</p>
            </div>
          ))}
      </div>
    </section>
  );
}
