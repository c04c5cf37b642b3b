import type { IntakeSettings } from '../intake/prepare.ts';
import { prepareItem } from '../intake/prepare.ts';
import type { Store } from '../store/database/store.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import { isPublicBy, knownItems, putSourceItem, type SourceItem } from '../store/source-items.ts';
import type { OpenSource } from './source.ts';

/** More at once are hardly meant: an editor is asked first. */
const mostAtOnce = 20;
/** A list that lacks so many which are there is not to be believed. */
const mostThere = 50;
/** What holds for so many one after the other (a login that is not accepted, a wall) holds for all. */
const mostUnknown = 5;
const atOnce = 1000;

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
  const gone: SourceItem[] = [];
  let [there, unknown, ofReaders] = [0, 0, 0];
  for await (const row of rowsOf(store, source, [...suspects.keys()])) {
    const isPublic = isPublicBy(row, now());
    const standing = await open.standing(row.key, isPublic && row.state === 'scheduled');
    unknown = standing === 'unknown' ? unknown + 1 : 0;
    if (unknown >= mostUnknown) break;
    if (standing === 'unknown') continue;
    if (standing === 'gone' || (standing === 'scheduled' && suspects.get(row.key) === 'rescheduled')) {
      gone.push(row);
      if (isPublic && (ofReaders += 1) > limit) return { withdrawn: 0, tooMany: true };
    } else if ((there += 1) >= mostThere && gone.length === 0) break;
  }
  for (const row of gone) await withdraw(store, intake, row, now());
  return { withdrawn: gone.length, tooMany: false };
}

async function* rowsOf({ db }: Store, source: string, keys: string[]): AsyncIterable<SourceItem> {
  for (let at = 0; at < keys.length; at += atOnce)
    for (const row of (await knownItems(db, source, keys.slice(at, at + atOnce))).values()) if (isHere(row)) yield row;
}

export const isHere = ({ state }: Pick<SourceItem, 'state'>): boolean =>
  state === 'public' || state === 'scheduled' || state === 'draft';

async function withdraw(store: Store, intake: IntakeSettings, row: SourceItem, now: Date): Promise<void> {
  const { uri } = row;
  const result = await prepareItem({ uri, pubStatus: 'canceled' }, { ...intake, assets: async () => null, now });
  if (result.ok) await receiveItem(store, result.prepared, now);
  // Whatever is listed differs from it: what is shown again as it was comes back.
  await putSourceItem(store.db, { ...row, state: 'withdrawn', changed: '', fingerprint: '', takenAt: now });
}
