import type { Database } from '../store/database/database.ts';
import { putSourceItem, type SourceItem } from '../store/source-items.ts';
import type { SourceDocument } from './source.ts';
import { isHere } from './withdraw-missing.ts';

type Untaken = Extract<SourceDocument, { standing: 'hidden' | 'unreadable' }>;

/** Stands for the fingerprint of what did not come, and may come later as it is. */
const waiting = 'waiting';
const triedEvery = 3_600_000;

/** Whether it is time to ask again for a document that did not come. */
export const isToBeTried = ({ fingerprint, takenAt }: SourceItem, now: Date): boolean =>
  fingerprint === waiting && now.getTime() - takenAt.getTime() > triedEvery;

/** Stores that a document is there and not taken: of a hidden one nothing else. */
export async function noteUntaken(
  db: Database,
  source: string,
  document: Untaken,
  known: SourceItem | undefined,
  now: Date,
): Promise<void> {
  const { key, changed, dated } = document;
  const mayPass = document.standing === 'unreadable' && document.mayPass;
  if (known?.changed === changed && known.state !== 'public' && !mayPass) return;
  const place = { source, key, changed, dated, takenAt: now, uri: known?.uri ?? '', listedAt: known?.listedAt ?? null };
  if (document.standing === 'hidden') {
    const state = known?.state === 'withdrawn' ? ('withdrawn' as const) : ('hidden' as const);
    await putSourceItem(db, {
      ...place,
      state,
      fingerprint: '',
      headline: '',
      refused: false,
      problems: [],
      dropped: {},
    });
    return;
  }
  await putSourceItem(db, {
    ...place,
    ...{ fingerprint: mayPass ? waiting : '', headline: known?.headline ?? '', dropped: known?.dropped ?? {} },
    state: known && isHere(known) ? known.state : 'refused',
    refused: true,
    problems: [{ path: '', message: document.reason }],
  });
}
