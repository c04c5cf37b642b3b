import { eq } from 'drizzle-orm';
import type { AlertChange } from '#contract/alerts/desk-alerts.ts';
import { recordAudit } from '../desk/audit.ts';
import type { Database } from '../database/database.ts';
import type { ReadContext } from '../database/rows.ts';
import { alerts } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { type Alertable, alertableStory, type AlertRow, lockAlert } from './alert-rows.ts';
import { sendAlert } from './send-alert.ts';

/** Another editor was faster, or there is nothing to do: nothing has been done. */
export class AlertConflict extends Error {}

/** Does what an editor decides about the alert of a story. Null if readers may not be alerted about it. */
export function changeAlert(
  store: Store,
  storyId: string,
  change: AlertChange,
  { who, context }: { who: string; context: ReadContext },
): Promise<true | null> {
  return store.db.transaction(async (tx) => {
    const story = await alertableStory(tx, storyId, context);
    if (!story) return null;
    const row = await lockAlert(tx, storyId);
    if (row.revision !== change.revision) throw new AlertConflict('somebody else has changed it');
    await apply(tx, { row, story, change, who, now: context.now });
    return true;
  });
}

type Applied = { row: AlertRow; story: Alertable; change: AlertChange; who: string; now: Date };

async function apply(tx: Database, { row, story, change, who, now }: Applied): Promise<void> {
  const { uri } = story;
  const save = async (columns: Partial<AlertRow>): Promise<void> => {
    await tx
      .update(alerts)
      .set({ ...columns, fingerprint: story.fingerprint, revision: row.revision + 1, changedAt: now, changedBy: who })
      .where(eq(alerts.storyId, row.storyId));
  };
  switch (change.action) {
    case 'word':
      await save({ title: change.title, body: change.body });
      return recordAudit(tx, { who, action: 'alert-word', uri, detail: { note: change.title } });
    case 'unword':
      if (row.title === null) throw new AlertConflict('it has the story’s own words');
      await save({ title: null, body: null });
      return recordAudit(tx, { who, action: 'alert-unword', uri });
    case 'hold':
      if (row.state !== 'proposed') throw new AlertConflict('it is not proposed');
      await save({ state: 'held' });
      return recordAudit(tx, { who, action: 'alert-hold', uri });
    case 'release':
      if (row.state !== 'held') throw new AlertConflict('it is not held');
      await save({ state: 'proposed' });
      return recordAudit(tx, { who, action: 'alert-release', uri });
    case 'send':
      if (row.state === 'held') throw new AlertConflict('it is held');
      return sendAlert(tx, { row, story, who, now });
  }
}
