import type { Hold } from '#contract/hold.ts';
import { useTranslation } from '../../language/I18nContext.tsx';

const look = 'border px-2 py-0.5 text-meta leading-note font-semibold';

/** What the desk holds of a story, in words. */
export function HoldLabels({ hold, breaking = false }: { hold: Hold; breaking?: boolean }) {
  const { t } = useTranslation('desk');
  return (
    <>
      {breaking && <span className={`${look} border-breaking text-breaking`}>{t('hold.labels.breaking')}</span>}
      {hold.withdrawn && <span className={`${look} border-ink bg-ink text-paper`}>{t('hold.labels.withdrawn')}</span>}
      {hold.unlisted && <span className={`${look} border-ink bg-notice text-ink`}>{t('hold.labels.unlisted')}</span>}
      {hold.breakingEnded && <span className={`${look} border-edge text-ink`}>{t('hold.labels.breakingEnded')}</span>}
      {hold.corrections.length > 0 && (
        <span className={`${look} border-edge text-ink`}>{t('hold.labels.corrected')}</span>
      )}
    </>
  );
}
