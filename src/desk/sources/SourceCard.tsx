import type { Source } from '#contract/sources.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { SourceActions } from './SourceActions.tsx';
import { SourceProblems } from './SourceProblems.tsx';
import { SourceProgress } from './SourceProgress.tsx';

const states = ['public', 'scheduled', 'draft', 'withdrawn', 'refused', 'hidden'] as const;

export function SourceCard({ source }: { source: Source }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { kind, address, counts, failure, failedAt, dropped, problems } = source;
  return (
    <section aria-label={`${t(`sources.kinds.${kind}`)} ${address}`} className="border-t-2 border-ink pt-4">
      <h2 className="text-card font-bold">
        {t(`sources.kinds.${kind}`)}{' '}
        <bdi dir="ltr" className="text-ui font-normal wrap-anywhere text-soft">
          {address}
        </bdi>
      </h2>
      <SourceProgress source={source} />
      {failure && failedAt && (
        <div className="my-3 bg-notice px-4 py-3 text-ui leading-note text-ink">
          <p className="font-semibold">{t('sources.trouble', { time: format.dateTime(failedAt) })}</p>
          <p lang="en" dir="ltr" className="text-start wrap-anywhere">
            {failure}
          </p>
          <p>{t('sources.troubleHint')}</p>
        </div>
      )}
      <SourceActions source={source} />
      <h3 className="mt-6 mb-1 text-list font-bold">{t('sources.countsTitle')}</h3>
      <dl className="grid max-w-155 grid-cols-[1fr_auto] border-b border-rule text-ui">
        {states.map((state) => (
          <div key={state} className="col-span-2 grid grid-cols-subgrid border-t border-rule py-2">
            <dt>{t(`sources.counts.${state}`)}</dt>
            <dd className="text-end font-semibold">{format.number(counts[state])}</dd>
          </div>
        ))}
      </dl>
      {dropped.length > 0 && (
        <details className="mt-6">
          <summary className="chevron-end inline-flex min-h-11 cursor-pointer items-center text-list font-bold">
            {t('sources.dropped')}
          </summary>
          <p className="mb-2 text-meta text-mute">{t('sources.droppedHint')}</p>
          <ul className="flex flex-wrap gap-x-5 gap-y-1 text-ui">
            {dropped.map(({ name, n }) => (
              <li key={name}>
                <code dir="ltr">{name}</code> × {format.number(n)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <SourceProblems problems={problems} />
    </section>
  );
}
