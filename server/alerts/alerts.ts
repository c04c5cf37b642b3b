import { createAddressGuard } from '../fetching/address-guard.ts';
import { repeat } from '../intake/pictures/repeat.ts';
import type { VapidSettings } from '../settings/vapid-settings.ts';
import { StartError } from '../settings/start-error.ts';
import { alertsChannel } from '../store/alerts/alert-rows.ts';
import { sendAutomaticAlerts } from '../store/alerts/automatic-alerts.ts';
import { carryAlerts } from '../store/alerts/carry-alerts.ts';
import * as queue from '../store/alerts/deliveries.ts';
import { pruneAlerts } from '../store/alerts/prune-alerts.ts';
import { hasOtherVapidKey } from '../store/alerts/subscriptions.ts';
import { withdrawAlerts } from '../store/alerts/withdraw-alerts.ts';
import type { ReadContext } from '../store/database/rows.ts';
import type { Store } from '../store/database/store.ts';
import { watchChanges } from '../store/publishing/changes.ts';
import { type Delivered, deliverAlerts } from './deliver.ts';
import { createSendPush } from './send-push.ts';

export type Alerts = {
  /** Resolves once everything that is due has been tried. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};
type Settings = {
  vapid: VapidSettings;
  allowPrivateNetwork: boolean;
  /** Whether breaking stories alert by themselves. */
  automatic: boolean;
  readContext: () => ReadContext;
};
type Events = {
  onError?: (error: unknown) => void;
  /** What became of deliveries. */
  onOutcome?: (outcome: Delivered) => void;
};

/** Notices can be lost while a connection is made anew: milliseconds between two looks. */
const lookAgainEvery = 5000;
const followAfter = 200;
const day = 24 * 3_600_000;

/** Refuses to start with a key that the readers' browsers do not know. */
export async function requireVapidKey(store: Store, { fingerprint }: VapidSettings): Promise<void> {
  if (await hasOtherVapidKey(store.db, fingerprint))
    throw new StartError(
      'Readers have subscribed to alerts with another VAPID key than this server has: give it back that key (VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY, or the file vapid-private-key in DATA_DIR), or end all subscriptions with npm run desk -- end-alerts.',
    );
}

/** Sends alerts, beside everything else. Several processes may; each delivery is made by one of them. */
export function startAlerts(
  store: Store,
  { vapid, allowPrivateNetwork, automatic, readContext }: Settings,
  { onError = () => {}, onOutcome = () => {} }: Events = {},
): Alerts {
  const { db } = store;
  const guard = createAddressGuard({ allowPrivateNetwork });
  const send = createSendPush(guard, { vapid, allowPrivateNetwork });
  const begun = queue.settleLeftDeliveries(store).catch(onError);

  let prunedAt = 0;
  /** What follows from stories: the alerts of those that have moved move along, those of withdrawn ones are replaced, breaking ones alert where the newsroom says so. */
  const follow = async (): Promise<number> => {
    await begun;
    await queue.settleDoubtful(db);
    const context = readContext();
    await carryAlerts(store);
    await withdrawAlerts(store, context.now);
    if (automatic) await sendAutomaticAlerts(store, context);
    if (Date.now() - prunedAt > day) {
      await pruneAlerts(db);
      prunedAt = Date.now();
    }
    return lookAgainEvery;
  };

  const following = repeat(follow, { onError, afterError: lookAgainEvery });
  const delivering = deliverAlerts(store, { send, begun, onError, onOutcome });
  const listening = store.listen(alertsChannel, delivering.wake, delivering.wake);
  // Many stories may be published at once, and each asks for the same.
  let soon: NodeJS.Timeout | undefined;
  const followSoon = (): void => {
    soon ??= setTimeout(() => {
      soon = undefined;
      following.wake();
    }, followAfter).unref();
  };
  const watching = watchChanges(store, ({ kind }) => kind !== 'backfilled' && followSoon(), followSoon);
  for (const each of [listening, watching]) each.catch(onError);
  return {
    async settled() {
      await following.settled();
      await delivering.settled();
    },
    async stop() {
      await Promise.all([following.stop(), delivering.stop()]);
      clearTimeout(soon);
      for (const each of [listening, watching]) await (await each.catch(() => undefined))?.();
      await guard.dispatcher.close();
    },
  };
}
