import { randomUUID } from 'node:crypto';
import { createAddressGuard } from '../fetching/address-guard.ts';
import { repeat } from '../intake/pictures/repeat.ts';
import type { VapidSettings } from '../settings/vapid-settings.ts';
import { StartError } from '../settings/start-error.ts';
import { alertsChannel } from '../store/alerts/alert-rows.ts';
import { sendAutomaticAlerts } from '../store/alerts/automatic-alerts.ts';
import * as queue from '../store/alerts/deliveries.ts';
import { pruneAlerts } from '../store/alerts/prune-alerts.ts';
import { hasOtherVapidKey } from '../store/alerts/subscriptions.ts';
import { withdrawAlerts } from '../store/alerts/withdraw-alerts.ts';
import type { ReadContext } from '../store/database/rows.ts';
import type { Store } from '../store/database/store.ts';
import { watchChanges } from '../store/publishing/changes.ts';
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
  onOutcome?: (outcome: 'reached' | 'failed' | 'gone' | 'unconfirmed' | 'retried') => void;
};

/** Deliveries that this process makes at once: lanes, and requests of each. What a killed process leaves in doubt is no more than that. */
const lanes = 4;
const perLane = 20;
/** Notices can be lost while a connection is made anew: milliseconds between two looks. */
const lookAgainEvery = 5000;
const followAfter = 200;
/** Milliseconds that requests may still take once the process is to stop. */
const stopGrace = 2500;
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
  const me = randomUUID();
  const stopping = new AbortController();
  const guard = createAddressGuard({ allowPrivateNetwork });
  const send = createSendPush(guard, { vapid, allowPrivateNetwork });
  const begun = queue.settleLeftDeliveries(store).catch(onError);

  const deliver = async (stopped: () => boolean): Promise<number> => {
    await begun;
    const claimed = await queue.claimDeliveries(db, me, perLane);
    if (stopped()) {
      await queue.releaseDeliveries(db, me, claimed);
      return lookAgainEvery;
    }
    if (claimed.length === 0) {
      const next = (await queue.nextDeliveryIn(db)) ?? lookAgainEvery;
      // What is due and was not claimed is another lane's.
      return next > 0 ? Math.min(lookAgainEvery, next) : lookAgainEvery;
    }
    const outcomes = await Promise.all(
      claimed.map(async (delivery) => ({ delivery, outcome: await send(delivery, stopping.signal) })),
    );
    await settle(outcomes);
    for (const { outcome } of outcomes) onOutcome(typeof outcome === 'string' ? outcome : 'retried');
    return 0;
  };

  /** What was sent must be noted while the claim lasts, or it counts as unconfirmed. */
  async function settle(outcomes: Parameters<typeof queue.settleDeliveries>[2]): Promise<void> {
    const until = Date.now() + (queue.deliveryClaimSeconds * 1000) / 2;
    for (;;)
      try {
        return await queue.settleDeliveries(db, me, outcomes);
      } catch (error) {
        if (Date.now() > until || stopping.signal.aborted) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500).unref());
      }
  }

  let prunedAt = 0;
  /** What follows from stories: the alerts of withdrawn ones are replaced, breaking ones alert where the newsroom says so. */
  const follow = async (): Promise<number> => {
    await begun;
    await queue.settleDoubtful(db);
    const context = readContext();
    await withdrawAlerts(store, context.now);
    if (automatic) await sendAutomaticAlerts(store, context);
    if (Date.now() - prunedAt > day) {
      await pruneAlerts(db);
      prunedAt = Date.now();
    }
    return lookAgainEvery;
  };

  const options = { onError, afterError: lookAgainEvery };
  const following = repeat(follow, options);
  const running = Array.from({ length: lanes }, () => repeat(deliver, options));
  const wake = () => running.forEach((lane) => lane.wake());
  const listening = store.listen(alertsChannel, wake, wake);
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
      await Promise.all(running.map((lane) => lane.settled()));
    },
    async stop() {
      const grace = setTimeout(() => stopping.abort(), stopGrace);
      await Promise.all([following, ...running].map((each) => each.stop()));
      clearTimeout(grace);
      clearTimeout(soon);
      for (const each of [listening, watching]) await (await each.catch(() => undefined))?.();
      await guard.dispatcher.close();
    },
  };
}
