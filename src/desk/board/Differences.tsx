import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import type { Board } from '#contract/desk.ts';
import { useFormat } from '../../language/useFormat.ts';
import { BlockHead } from '../../story/BlockHead.tsx';
import { deskQueries } from '../desk.queries.ts';
import { DifferenceText } from './DifferenceText.tsx';
import { fieldClass } from '../field-class.ts';
import { useDeskWire } from '../useDeskWire.ts';

/** Differences word by word: between the public version and the newest, or any two. */
export function Differences({ board }: { board: Board }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const id = useId();
  const [chosen, setChosen] = useState<{ from?: number; to?: number }>({});
  const newest = board.versions[0]!;
  const published = board.versions.find((version) => version.public);
  // Without a public version older than the newest, compare with the previous one.
  const base = published && published.seq !== newest.seq ? published : board.versions[1];
  const from = board.versions.some(({ seq }) => seq === chosen.from) ? chosen.from : base?.seq;
  const to = board.versions.some(({ seq }) => seq === chosen.to) ? chosen.to : newest.seq;
  const { data, error } = useQuery({
    ...deskQueries(useDeskWire()).differences(board.id, from, to),
    enabled: from !== undefined,
  });
  const options = board.versions.map((version) => (
    <option key={version.seq} value={version.seq}>
      {t('differences.versionOf', { version: format.digits(version.version), time: format.dateTime(version.savedAt) })}
      {version.public ? ` (${t('differences.public')})` : ''}
    </option>
  ));
  return (
    <section aria-label={t('differences.title')}>
      <BlockHead>{t('differences.title')}</BlockHead>
      {from === undefined ? (
        <p className="text-ui text-soft">{t('differences.first')}</p>
      ) : (
        <>
          <div className="mb-4 grid gap-3 md:grid-cols-2">
            {(['from', 'to'] as const).map((side) => (
              <div key={side}>
                <label htmlFor={id + side} className="mb-2 block text-meta text-mute">
                  {t(`differences.${side}`)}
                </label>
                <select
                  id={id + side}
                  value={side === 'from' ? from : to}
                  onChange={(event) => setChosen({ ...chosen, [side]: Number(event.target.value) })}
                  className={fieldClass}
                >
                  {options}
                </select>
              </div>
            ))}
          </div>
          {data ? (
            data.changes.length === 0 ? (
              <p className="text-ui text-soft">{t('differences.none')}</p>
            ) : (
              <ol className="border-b border-rule">
                {data.changes.map((difference, index) => (
                  <DifferenceText key={index} difference={difference} language={board.language} />
                ))}
              </ol>
            )
          ) : (
            <p role="status" className="text-ui text-mute">
              {error ? t('differences.failed') : t('loading')}
            </p>
          )}
        </>
      )}
    </section>
  );
}
