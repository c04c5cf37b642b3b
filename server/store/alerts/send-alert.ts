import { eq } from 'drizzle-orm';
import { recordAudit } from '../desk/audit.ts';
import type { Database } from '../database/database.ts';
import { alerts } from '../database/schema.ts';
import { type Alertable, type AlertRow, notifyAlerts } from './alert-rows.ts';
import { alertWords, pushOf } from './alert-words.ts';
import { queueAgain, queueDeliveries } from './audience.ts';

type Sending = { row: AlertRow; story: Alertable; who: string; now: Date };

/** Sends the alert of a story to whom it is for; of one that was sent, the update to whom it has reached. In a transaction that has locked the row. */
export async function sendAlert(tx: Database, { row, story, who, now }: Sending): Promise<void> {
  const { article, breaking, fingerprint, uri } = story;
  const round = row.round + 1;
  const isUpdate = row.state === 'sent';
  const tag = row.tag ?? article.id;
  const said = alertWords(article, row);
  const push = pushOf(article, said, { kind: isUpdate ? 'update' : 'alert', breaking, tag, now });
  await tx
    .update(alerts)
    .set({
      ...{ state: 'sent', round, tag, fingerprint, push, sentAt: now, sentBy: who, outcome: null },
      ...{ revision: row.revision + 1, changedAt: now, changedBy: who },
    })
    .where(eq(alerts.storyId, row.storyId));
  if (isUpdate) await queueAgain(tx, tag, round, { now, atOnce: false });
  else await queueDeliveries(tx, tag, { article, breaking }, { round, now });
  await recordAudit(tx, { who, action: isUpdate ? 'alert-update' : 'alert-send', uri, detail: { note: push.title } });
  await notifyAlerts(tx);
}
