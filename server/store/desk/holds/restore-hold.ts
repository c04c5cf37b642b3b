import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import { holds, items, versions } from '../../database/schema.ts';
import type { Store } from '../../database/store.ts';
import { writeChanges } from '../../publishing/changes.ts';
import { withdrawFromReaders } from '../../publishing/kill.ts';
import { lockMoves } from '../../publishing/moves.ts';
import { publishVersion } from '../../publishing/publish.ts';
import { holdOf, type HoldRow } from '../../publishing/holds/hold-rows.ts';

/** Takes a hold back from an archive, and lets it count for readers. One that is here already changes nothing. */
export async function restoreHold(store: Store, hold: HoldRow): Promise<void> {
  await store.db.transaction(async (tx) => {
    await lockMoves(tx, 'to move');
    const [item] = await tx.select().from(items).where(eq(items.uri, hold.uri)).for('update');
    const before = await holdOf(tx, hold.uri);
    if (!item || isDeepStrictEqual(before, hold)) return;
    const { uri, ...columns } = hold;
    await tx
      .insert(holds)
      .values({ uri, ...columns })
      .onConflictDoUpdate({ target: holds.uri, set: columns });
    const { withdrawnAt, reason, changedAt } = hold;
    if (withdrawnAt) {
      // An item that names a withdrawn story as what it was has been withheld when it was received.
      if (!before?.withdrawnAt)
        await writeChanges(tx, withdrawnAt, await withdrawFromReaders(tx, item.id, reason, withdrawnAt));
    } else if (item.publicSeq !== null) {
      const [version] = await tx.select().from(versions).where(eq(versions.seq, item.publicSeq));
      await publishVersion(tx, item, version!, changedAt);
    }
  });
}
