import { randomUUID } from 'node:crypto';
import { repeat } from '../intake/pictures/repeat.ts';
import * as queue from '../store/alerts/deliveries.ts';
import type { Store } from '../store/database/store.ts';
import type { SendPush } from './send-push.ts';

type Settled = Parameters<typeof queue.settleDeliveries>[2][number];
/** What became of a delivery. */
export type Delivered = 'reached' | 'failed' | 'gone' | 'unconfirmed' | 'retried';

type Delivering = {
  /** There may be more to deliver. */
  wake(): void;
  settled(): Promise<void>;
  stop(): Promise<void>;
};

type Options = {
  send: SendPush;
  /** What has to be over before the first delivery is claimed. */
  begun: Promise<unknown>;
  onError: (error: unknown) => void;
  onOutcome: (outcome: Delivered) => void;
};

/** Requests that this process makes at once. A killed process leaves no more than these in doubt. */
const atOnce = 48;
/** Answers are noted together: so many, or what has come after so many milliseconds. */
const together = { answers: 16, time: 25 };
/** Notices can be lost while a connection is made anew: milliseconds between two looks. */
const lookAgainEvery = 5000;
/** Milliseconds that requests may still take once the process is to stop. */
const stopGrace = 2500;

/** Makes the deliveries that are due, in their order, with as many requests at once as are allowed: a slow push service delays only its own. */
export function deliverAlerts({ db }: Store, { send, begun, onError, onOutcome }: Options): Delivering {
  const me = randomUUID();
  const stopping = new AbortController();
  const underWay = new Map<queue.Claimed, Promise<void>>();
  let answered: Settled[] = [];
  let soon: NodeJS.Timeout | undefined;
  let news = Promise.withResolvers<void>();

  const make = async (delivery: queue.Claimed): Promise<void> => {
    const outcome = await ('instead' in delivery ? delivery.instead : send(delivery, stopping.signal));
    answered.push({ delivery, outcome });
    underWay.delete(delivery);
    if (answered.length >= together.answers || underWay.size === 0) news.resolve();
    else
      soon ??= setTimeout(() => {
        soon = undefined;
        news.resolve();
      }, together.time);
  };

  const step = async (stopped: () => boolean): Promise<number> => {
    await begun;
    news = Promise.withResolvers();
    await settleAnswered();
    if (stopped()) return lookAgainEvery;
    const free = atOnce - underWay.size - answered.length;
    const claimed = free > 0 ? await queue.claimDeliveries(db, me, free) : [];
    if (stopped()) {
      await queue.releaseDeliveries(db, me, claimed);
      return lookAgainEvery;
    }
    for (const delivery of claimed) underWay.set(delivery, make(delivery));
    // What is due and was not claimed is another process's.
    const next = claimed.length > 0 || free === 0 ? null : await queue.nextDeliveryIn(db);
    const wait = next !== null && next > 0 ? Math.min(next, lookAgainEvery) : lookAgainEvery;
    if (underWay.size === 0 && answered.length === 0) return wait;
    await atMost(wait, news.promise);
    return 0;
  };

  /** What cannot be noted now is noted later; once its claim has ended, it counts as unconfirmed. */
  async function settleAnswered(): Promise<void> {
    if (answered.length === 0) return;
    const outcomes = answered;
    answered = [];
    try {
      await queue.settleDeliveries(db, me, outcomes);
    } catch (error) {
      answered.unshift(...outcomes);
      throw error;
    }
    for (const { outcome } of outcomes)
      if (outcome !== 'dropped') onOutcome(typeof outcome === 'string' ? outcome : 'retried');
  }

  const running = repeat(step, { onError, afterError: lookAgainEvery });
  return {
    wake() {
      running.wake();
      news.resolve();
    },
    settled: () => running.settled(),
    async stop() {
      const grace = setTimeout(() => stopping.abort(), stopGrace);
      const stopped = running.stop();
      news.resolve();
      await stopped;
      await Promise.all(underWay.values());
      clearTimeout(grace);
      await settleAnswered().catch(onError);
    },
  };
}

/** Resolves when the promise does, and after `ms` at the latest. */
async function atMost(ms: number, promise: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, ms);
  await Promise.race([promise, late.promise]);
  clearTimeout(timer);
}
