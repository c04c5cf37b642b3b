import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { AlertChoices } from '#contract/alerts/alerts.ts';
import { type Alerts, startAlerts } from '../alerts/alerts.ts';
import type { Store } from '../store/database/store.ts';
import { changeAlert } from '../store/alerts/change-alert.ts';
import { saveSubscription } from '../store/alerts/subscriptions.ts';
import type { PreparedItem, PreparedStory } from '../store/database/prepared.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import { storyIdOf } from '../store/publishing/story-id.ts';
import { testVapid } from './app.ts';
import { makePreparedItem } from './items.ts';
import { openPushService, type PushService } from './push-service.ts';
import { alertDeliveries } from '../store/database/schema.ts';
import { resetStore } from './store.ts';

const choices: AlertChoices = { language: 'ar', breaking: true, follows: [], quiet: null };
export const alertUri = (name: string) => `tag:example.org,2026:${name}`;

/** A store that is empty before each test, a push service, and processes that send. In a `describe` of its own. */
export class AlertsFixture {
  store!: Store;
  service!: PushService;
  errors: unknown[] = [];
  private running: Alerts[] = [];

  constructor(open: () => Promise<Store>) {
    beforeAll(async () => {
      this.store = await open();
    });
    beforeEach(async () => {
      await resetStore(this.store);
      this.errors = [];
      this.service = await openPushService(testVapid.publicKey);
    });
    afterEach(async () => {
      await Promise.all(this.running.splice(0).map((each) => each.stop()));
      await this.service.close();
    });
    afterAll(() => this.store.close());
  }

  /** A process that sends. */
  start({ automatic = false } = {}): Alerts {
    const settings = { vapid: testVapid, allowPrivateNetwork: true, automatic, readContext: this.context };
    const alerts = startAlerts(this.store, settings, { onError: (error) => this.errors.push(error) });
    this.running.push(alerts);
    return alerts;
  }

  async stop(process: Alerts): Promise<void> {
    this.running.splice(this.running.indexOf(process), 1);
    await process.stop();
  }

  context = () => ({ now: new Date(), breakingMinutes: 20 });

  async subscribe(name: string, given: Partial<AlertChoices> = {}): Promise<void> {
    const subscriber = this.service.subscriber(name);
    await saveSubscription(this.store, subscriber, { ...choices, ...given }, testVapid.fingerprint);
  }

  /** A breaking story of this moment; returns its id. */
  async publish(
    name: string,
    { story, ...changes }: Partial<Omit<PreparedItem, 'story'>> & { story?: Partial<PreparedStory> } = {},
  ): Promise<string> {
    const now = new Date();
    const item = { uri: alertUri(name), versionCreated: now, urgency: 1, ...changes };
    await receiveItem(this.store, makePreparedItem({ ...item, story: { headline: `خبر ${name}`, ...story } }), now);
    return storyIdOf(alertUri(name));
  }

  /** What waits is due now. */
  async due(): Promise<void> {
    await this.store.db.update(alertDeliveries).set({ dueAt: new Date() });
  }

  send = (id: string, revision = 0) => this.change(id, { action: 'send', revision });
  change = (id: string, change: Parameters<typeof changeAlert>[2]) =>
    changeAlert(this.store, id, change, { who: 'Nour', context: this.context() });

  /** Who has got what, sorted. */
  got = (): string[] => this.service.received.map(({ name, push }) => `${name} ${push.kind}`).toSorted();
}
