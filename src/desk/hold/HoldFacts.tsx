import type { Hold } from '#contract/hold.ts';
import { directionOf, type Language } from '#contract/language.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';

type Props = { hold: Hold; language: Language; waiting?: string | null };

/** What the desk holds of a story, in sentences; nothing where it holds nothing. */
export function HoldFacts({ hold, language, waiting = null }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { withdrawn, unlisted, breakingEnded } = hold;
  if (!withdrawn && !unlisted && !breakingEnded) return null;
  return (
    <div className="flex flex-col gap-1 border-s-4 border-ink bg-notice px-4 py-3 text-ui leading-note text-ink">
      {withdrawn && (
        <>
          <p>{t('hold.facts.withdrawn', { name: withdrawn.by, time: format.dateTime(withdrawn.at) })}</p>
          {withdrawn.reason ? (
            <p>
              {t('hold.facts.reason')}{' '}
              <bdi lang={language} dir={directionOf(language)} className="font-semibold">
                {withdrawn.reason}
              </bdi>
            </p>
          ) : (
            <p>{t('hold.facts.noReason')}</p>
          )}
          {waiting !== null && <p>{t('hold.facts.waiting', { version: format.digits(waiting) })}</p>}
        </>
      )}
      {unlisted && <p>{t('hold.facts.unlisted')}</p>}
      {breakingEnded && <p>{t('hold.facts.breakingEnded')}</p>}
    </div>
  );
}
