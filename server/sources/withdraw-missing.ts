import type { IntakeSettings } from '../intake/prepare.ts';
import { prepareItem } from '../intake/prepare.ts';
import type { Store } from '../store/database/store.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import { knownItems, putSourceItem, type SourceItem } from '../store/source-items.ts';
import type { OpenSource } from './source.ts';

/** More at once are hardly meant: an editor is asked first. */
const mostAtOnce = 20;
/** A list that lacks so many which are there is not to be believed. */
const mostThere = 50;

/** Why a document may be gone: it is not listed, or as another than readers have. `rescheduled`: it is to be published later. */
export type Suspicion = 'missing' | 'rescheduled';
type Missing = { withdrawn: number; /** Too many are gone: none of them was withdrawn. */ tooMany: boolean };

/**
 * Withdraws what readers of a source do not get any more. Each is asked for by its own key first; what cannot be told for certain
 * stays.
 */
export async function withdrawMissing(
  { store, source, intake, agreed }: { store: Store; source: string; intake: IntakeSettings; agreed: number },
  open: Pick<OpenSource, 'standing'>,
  suspects: ReadonlyMap<string, Suspicion>,
  now: () => Date,
): Promise<Missing> {
  const limit = Math.max(mostAtOnce, agreed);
  const known = await knownItems(store.db, source, [...suspects.keys()]);
  const gone: SourceItem[] = [];
  let there = 0;
  for (const row of known.values()) {
    if (!isHere(row)) continue;
    const standing = await open.standing(row.key);
    // What holds for one (a login that is not accepted, a wall) holds for all.
    if (standing === 'unknown') break;
    if (standing === 'gone' || (standing === 'scheduled' && suspects.get(row.key) === 'rescheduled')) gone.push(row);
    else if ((there += 1) >= mostThere && gone.length === 0) break;
    if (gone.length > limit) return { withdrawn: 0, tooMany: true };
  }
  for (const row of gone) await withdraw(store, intake, row, now());
  return { withdrawn: gone.length, tooMany: false };
}

export const isHere = ({ state }: Pick<SourceItem, 'state'>): boolean =>
  state === 'public' || state === 'scheduled' || state === 'draft';

async function withdraw(store: Store, intake: IntakeSettings, row: SourceItem, now: Date): Promise<void> {
  const { uri } = row;
  const result = await prepareItem({ uri, pubStatus: 'canceled' }, { ...intake, assets: async () => null, now });
  if (result.ok) await receiveItem(store, result.prepared, now);
  await putSourceItem(store.db, { ...row, state: 'withdrawn', fingerprint: '', takenAt: now });
}
