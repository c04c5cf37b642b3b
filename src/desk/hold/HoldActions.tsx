import type { HeldStory, HoldChange } from '#contract/hold.ts';
import type { HoldAction } from '#contract/hold-actions.ts';
import { directionOf } from '#contract/language.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { Button } from '../../ui/Button.tsx';

type Simple = Exclude<HoldAction, 'withdraw' | 'correct' | 'remove-correction'>;
type Props = {
  story: HeldStory;
  busy: boolean;
  onStep: (step: 'withdraw' | 'correct') => void;
  onAct: (change: HoldChange) => void;
};

/** What can be done now, each with a sentence that says what readers will notice. */
export function HoldActions({ story: { hold, breakingUntil, language, embargoed }, busy, onStep, onAct }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { revision, withdrawn, unlisted, breakingEnded, breakingMarked, corrections } = hold;
  const simple: Simple[] = withdrawn
    ? ['release']
    : embargoed
      ? []
      : [
          unlisted ? 'relist' : 'unlist',
          ...(breakingUntil
            ? // A mark whose time is over says nothing any more.
              [breakingUntil === breakingMarked ? ('unmark-breaking' as const) : ('end-breaking' as const)]
            : [...(breakingEnded ? ['resume-breaking' as const] : []), 'mark-breaking' as const]),
        ];
  const row = 'grid items-center gap-x-4 gap-y-1 py-3 md:grid-cols-[13rem_minmax(0,1fr)]';
  return (
    <>
      <ul className="divide-y divide-rule border-y border-rule">
        {!withdrawn && embargoed && (
          <li className={row}>
            <Button primary disabled={busy} onClick={() => onAct({ action: 'withdraw', revision, reason: '' })}>
              {t('hold.withdrawWaiting')}
            </Button>
            <p className="text-meta leading-note text-soft">{t('hold.withdrawWaitingHint')}</p>
          </li>
        )}
        {!withdrawn && !embargoed && (
          <li className={row}>
            <Button primary disabled={busy} onClick={() => onStep('withdraw')}>
              {t('hold.withdraw')}
            </Button>
            <p className="text-meta leading-note text-soft">{t('hold.withdrawHint')}</p>
          </li>
        )}
        {simple.map((action) => (
          <li key={action} className={row}>
            <Button disabled={busy} onClick={() => onAct({ action, revision })}>
              {t(`hold.${action}`)}
            </Button>
            <p className="text-meta leading-note text-soft">
              {t(action === 'release' && embargoed ? 'hold.releaseWaitingHint' : `hold.${action}Hint`)}
            </p>
          </li>
        ))}
        {!withdrawn && !embargoed && (
          <li className={row}>
            <Button disabled={busy} onClick={() => onStep('correct')}>
              {t('hold.correct')}
            </Button>
            <p className="text-meta leading-note text-soft">{t('hold.correctHint')}</p>
          </li>
        )}
      </ul>
      {corrections.length > 0 && (
        <section aria-label={t('hold.corrections')}>
          <h3 className="mb-1 text-ui font-bold">{t('hold.corrections')}</h3>
          <ul>
            {corrections.map(({ at, by, text }) => (
              <li key={at + text} className="border-t border-rule py-2">
                <p className="text-ui leading-note">
                  <bdi lang={language} dir={directionOf(language)}>
                    {text}
                  </bdi>
                </p>
                <p className="text-meta text-mute">{t('hold.correctionBy', { name: by, time: format.dateTime(at) })}</p>
                {!withdrawn && (
                  <Button
                    className="mt-1"
                    disabled={busy}
                    aria-label={t('hold.removeCorrectionOf', { text })}
                    onClick={() => onAct({ action: 'remove-correction', revision, text })}
                  >
                    {t('hold.remove-correction')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
