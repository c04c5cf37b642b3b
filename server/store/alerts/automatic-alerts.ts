import { languages } from '#contract/language.ts';
import type { ReadContext } from '../database/rows.ts';
import type { Store } from '../database/store.ts';
import { alertableStory, automaticSender, lockAlert } from './alert-rows.ts';
import { undecidedBreaking } from './breaking-stories.ts';
import { sendAlert } from './send-alert.ts';

/** Sends the alerts of breaking stories that nobody has decided about. */
export async function sendAutomaticAlerts(store: Store, context: ReadContext): Promise<void> {
  const { now, breakingMinutes } = context;
  const since = new Date(now.getTime() - breakingMinutes * 60_000);
  for (const id of await undecidedBreaking(store.db, languages, { since, now }))
    await store.db.transaction(async (tx) => {
      const story = await alertableStory(tx, id, context);
      const row = await lockAlert(tx, id);
      // Another process, or an editor, may have been faster.
      if (!story?.breaking || row.state !== 'proposed' || row.round > 0) return;
      await sendAlert(tx, { row, story, who: automaticSender, now });
    });
}
