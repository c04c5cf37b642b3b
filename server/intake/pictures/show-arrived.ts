import { eq } from 'drizzle-orm';
import { assetOrComing } from '../../store/moving/asset-or-coming.ts';
import { awaitedPictures, versions } from '../../store/database/schema.ts';
import type { Store } from '../../store/database/store.ts';
import { showPictures } from '../../store/publishing/show-pictures.ts';
import { mediumNotShown } from '../media/item-pictures.ts';
import { prepareItem, type IntakeSettings } from '../prepare.ts';

/** Reads a version's item again, now that a picture which it awaits can be shown, and shows it to whoever sees the version. */
export async function showArrived(
  store: Store,
  seq: number,
  settings: IntakeSettings,
  onError: (error: unknown) => void,
): Promise<void> {
  const { db } = store;
  const [version] = await db
    .select({ uri: versions.uri, item: versions.item, now: versions.receivedAt, remarks: versions.remarks })
    .from(versions)
    .where(eq(versions.seq, seq));
  if (!version) return;
  const result = await prepareItem(version.item, {
    ...settings,
    now: version.now,
    assets: (name) => assetOrComing(db, name),
  });
  if (!result.ok) {
    // Accepted under rules that have changed since: its text stays as it is, without the picture.
    await db.delete(awaitedPictures).where(eq(awaitedPictures.seq, seq));
    onError(
      new Error(`The pictures of ${version.uri} cannot be shown: ${result.errors.map(({ path }) => path).join(', ')}`),
    );
    return;
  }
  const isOfMedium = ({ message }: { message: string }) => mediumNotShown.test(message);
  const remarks = [
    ...version.remarks.filter((remark) => !isOfMedium(remark)),
    ...result.warnings.filter((warning) => isOfMedium(warning)),
  ];
  await showPictures(store, { uri: version.uri, seq }, { ...result.prepared, remarks }, new Date());
}
