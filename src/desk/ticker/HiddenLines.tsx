import { mostHidden } from '#contract/front-places.ts';
import { directionOf } from '#contract/language.ts';
import type { DeskTicker } from '#contract/ticker-curation.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { released } from './ticker-plan.ts';
import type { TickerChanges } from './useTickerChanges.ts';

type Props = {
  lines: DeskTicker['hidden'];
  /** No more can be hidden. */
  isFull: boolean;
  mayChange: boolean;
  changes: TickerChanges;
};

/** Lines that the desk keeps off the ticker. */
export function HiddenLines({ lines, isFull, mayChange, changes }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  if (lines.length === 0) return null;
  return (
    <section>
      <h2 className="border-t-2 border-ink pt-2 text-card">{t('line.hidden')}</h2>
      {isFull && <p className="text-meta font-semibold">{t('line.hiddenFull', { n: format.number(mostHidden) })}</p>}
      <ul className="divide-y divide-rule">
        {lines.map(({ id, story: { language, tickerLine, headline } }) => {
          const name = tickerLine ?? headline;
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <p className="min-w-[min(12rem,100%)] flex-1 text-ui text-soft">
                <bdi lang={language} dir={directionOf(language)}>
                  {name}
                </bdi>
              </p>
              {mayChange && (
                <Button
                  aria-label={t('fronts.showFor', { name: headline })}
                  disabled={changes.busy}
                  onClick={() => changes.change(released(id), t('line.shownAgain', { name }))}
                >
                  {t('fronts.show')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
