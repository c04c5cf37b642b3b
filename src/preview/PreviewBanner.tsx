import { useTranslation } from '../language/I18nContext.tsx';
import type { DraftPreview } from '#contract/preview.ts';
import { useFormat } from '../language/useFormat.ts';

type Props = {
  preview: DraftPreview;
  /** The stream is disconnected: newer versions may be missing. */
  disconnected: boolean;
  onExit: () => void;
};

/** States that this is not published, which version it is, and until when the link works. Cannot be dismissed. */
export function PreviewBanner({ preview, disconnected, onExit }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts = [
    <b key="label">{t('preview.label')}</b>,
    <span key="version">
      {t('preview.version', {
        status: t(`preview.status.${preview.pubStatus}`),
        version: format.digits(preview.version),
      })}
    </span>,
    <time key="saved" dateTime={preview.savedAt}>
      {t('preview.savedAt', { time: format.dateTime(preview.savedAt) })}
    </time>,
    preview.embargoedUntil && (
      <time key="embargo" dateTime={preview.embargoedUntil}>
        {t('preview.embargo', { time: format.dateTime(preview.embargoedUntil) })}
      </time>
    ),
    <time key="expires" dateTime={preview.expiresAt}>
      {t('preview.expires', { time: format.dateTime(preview.expiresAt) })}
    </time>,
  ].filter(Boolean);
  return (
    <aside data-screen="" aria-label={t('preview.label')} className="sticky top-0 z-30 bg-preview text-on-preview">
      <div className="wrap flex min-h-13 items-center gap-4 py-1">
        <p className="pieces min-w-0 grow text-meta leading-note lg:text-ui">{facts}</p>
        <button
          type="button"
          onClick={onExit}
          className="inline-flex min-h-11 items-center border border-on-preview px-4 text-ui font-semibold focus-visible:outline-on-preview"
        >
          {t('preview.exit')}
        </button>
      </div>
      <p role="status" className="wrap pb-2 text-meta font-semibold empty:hidden">
        {disconnected && t('preview.notLive')}
      </p>
    </aside>
  );
}
