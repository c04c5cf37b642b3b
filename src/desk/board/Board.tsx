import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { Announcer } from '../../ui/Announcer.tsx';
import { WireError } from '../../wire/wire-error.ts';
import { AlertPanel } from '../alerts/AlertPanel.tsx';
import { BoardHead } from './BoardHead.tsx';
import { Checks } from './Checks.tsx';
import { deskQueries } from '../desk.queries.ts';
import { Differences } from './Differences.tsx';
import { DraftFrames } from '../frames/DraftFrames.tsx';
import { ItemMissing } from './ItemMissing.tsx';
import { Remarks } from './Remarks.tsx';
import { ShareLinks } from '../shares/ShareLinks.tsx';
import { useDeskWire } from '../useDeskWire.ts';
import { useNewVersion } from './useNewVersion.ts';
import { Versions } from './Versions.tsx';
import { QueryStatus } from '../QueryStatus.tsx';

/** One item: frames, checks, differences, preview links and versions. */
export function Board({ id }: { id: string }) {
  const { t } = useTranslation('desk');
  const { data: board, error, refetch } = useQuery(deskQueries(useDeskWire()).board(id));
  const format = useFormat();
  const newVersion = useNewVersion(board?.version);
  if (!board) {
    const missing = error instanceof WireError && error.kind === 'not-found';
    if (missing) return <ItemMissing />;
    return <QueryStatus error={error} refetch={refetch} failed={t('board.failed')} level={1} />;
  }
  return (
    <>
      <BoardHead board={board} />
      <DraftFrames board={board} />
      <div className="mt-10 grid gap-10 lg:grid-cols-12 lg:gap-(--gutter)">
        <div className="flex flex-col gap-10 lg:col-span-8">
          <Checks checks={board.checks} language={board.language} />
          <Remarks remarks={board.remarks} />
          <AlertPanel board={board} />
          <Differences board={board} />
        </div>
        <div className="flex flex-col gap-10 lg:col-span-4">
          <ShareLinks board={board} />
          <Versions board={board} />
        </div>
      </div>
      <Announcer message={newVersion === null ? '' : t('board.newVersion', { version: format.digits(newVersion) })} />
    </>
  );
}
