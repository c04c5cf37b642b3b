import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { deskAlert } from '../store/alerts/desk-alerts.ts';
import { alertLag } from '../store/alerts/deliveries.ts';
import { alertDeliveries, alerts, stories } from '../store/database/schema.ts';
import type { Store } from '../store/database/store.ts';
import { AlertsFixture, alertUri } from '../testing/alerts.ts';

/** Alerts of stories that move, come twice, are hidden or withdrawn, over either database. */
export function changedStoryCases(open: () => Promise<Store>): void {
  describe('alerts of a story', () => {
    const fixture = new AlertsFixture(open);
    const { send, got } = fixture;
    const tagsOf = (kind: string) =>
      fixture.service.received.flatMap(({ push }) => (push.kind === kind ? [push.tag] : [])).toSorted();
    const moves = (name: string, former: string, changes: Parameters<typeof fixture.publish>[1] = {}) =>
      fixture.publish(name, { ...changes, story: { formerUris: [alertUri(former)], ...changes.story } });

    it('that has moved go on under its new address: no second one, an update and the withdrawal of the first', async () => {
      await fixture.subscribe('reader');
      const process = fixture.start({ automatic: true });
      const old = await fixture.publish('قديم');
      await process.settled();
      const id = await moves('جديد', 'قديم');
      await process.settled();
      const again = await moves('أجدّ', 'جديد');
      await process.settled();
      expect(got()).toEqual(['reader alert']);
      expect(await deskAlert(fixture.store.db, id, fixture.context())).toBeNull();
      const alert = await deskAlert(fixture.store.db, again, fixture.context());
      expect(alert).toMatchObject({ state: 'sent', unchanged: false, outcome: { reached: 1 } });
      await send(again, alert!.revision);
      await process.settled();
      expect(fixture.service.received[1]!.push).toMatchObject({ kind: 'update', tag: old, url: `/ar/news/${again}` });
      await moves('أجدّ', 'جديد', { version: '2', pubStatus: 'canceled' });
      await process.settled();
      expect(tagsOf('withdrawn')).toEqual([old]);
    });

    it('that has moved and has moved back are its own again', async () => {
      await fixture.subscribe('reader');
      const process = fixture.start({ automatic: true });
      const old = await fixture.publish('قديم');
      await process.settled();
      await moves('جديد', 'قديم');
      await process.settled();
      await fixture.publish('جديد', { version: '2', pubStatus: 'canceled', story: { formerUris: [] } });
      await fixture.publish('جديد', { version: '3', story: { formerUris: [] } });
      await process.settled();
      expect((await deskAlert(fixture.store.db, old, fixture.context()))?.story.id).toBe(old);
    });

    it('that both have one are both withdrawn, once one has become the other', async () => {
      await fixture.subscribe('reader');
      const process = fixture.start();
      const ids = [await fixture.publish('قديم'), await fixture.publish('جديد')];
      for (const id of ids) await send(id);
      await process.settled();
      await moves('جديد', 'قديم', { version: '2' });
      await process.settled();
      expect(tagsOf('withdrawn')).toEqual([]);
      await moves('جديد', 'قديم', { version: '3', pubStatus: 'canceled' });
      await process.settled();
      expect(tagsOf('withdrawn')).toEqual(ids.toSorted());
    });

    it('that moves while they wait are sent all the same', async () => {
      await fixture.subscribe('reader');
      fixture.service.answer('reader', 503, { 'retry-after': '600' });
      const process = fixture.start();
      await send(await fixture.publish('قديم'));
      await process.settled();
      await moves('جديد', 'قديم');
      fixture.service.answer('reader', 201);
      await fixture.due();
      await process.settled();
      expect(got()).toEqual(['reader alert']);
      expect(await alertLag(fixture.store.db)).toBe(0);
    });

    it('that says the same as one before are not sent by themselves, whichever of them is listed or withdrawn', async () => {
      await fixture.subscribe('reader');
      const process = fixture.start({ automatic: true });
      const words = { story: { headline: 'النص نفسه', body: [] } };
      await fixture.publish('أول', words);
      await process.settled();
      // Older, but later here: it takes the place.
      const older = new Date(Date.now() - 300_000);
      const id = await fixture.publish('ثان', { ...words, versionCreated: older });
      await process.settled();
      const [listed] = await fixture.store.db.select().from(stories).where(eq(stories.id, id));
      expect(listed!.twinOf).toBeNull();
      expect(got()).toEqual(['reader alert']);
      await fixture.publish('أول', { ...words, version: '2', pubStatus: 'canceled' });
      await fixture.publish('ثالث', words);
      await fixture.publish('ثان', { ...words, version: '2', pubStatus: 'canceled' });
      await process.settled();
      expect(got()).toEqual(['reader alert', 'reader withdrawn']);
    });

    it('that is hidden or has expired since are not sent any more; that of one which another has displaced is', async () => {
      for (const name of ['one', 'two']) await fixture.subscribe(name);
      for (const name of ['one', 'two']) fixture.service.answer(name, 503, { 'retry-after': '600' });
      const process = fixture.start();
      const ids = await Promise.all(['مخفي', 'منتهٍ', 'مزاح'].map((name) => fixture.publish(name)));
      for (const id of ids) await send(id);
      await process.settled();
      for (const name of ['one', 'two']) fixture.service.answer(name, 201);
      const [hidden, expired, displaced] = ids as [string, string, string];
      const listed = await fixture.publish('المدرج');
      const set = (id: string, columns: object) =>
        fixture.store.db.update(stories).set(columns).where(eq(stories.id, id));
      await set(hidden, { twinOf: hidden });
      await set(expired, { expired: true });
      await set(displaced, { twinOf: listed });
      await fixture.due();
      await process.settled();
      expect(tagsOf('alert')).toEqual([displaced, displaced]);
      expect(await fixture.store.db.$count(alertDeliveries)).toBe(2);
    });

    it('that have reached nobody before are their first one, also as the update', async () => {
      for (const name of ['busy', 'reached']) await fixture.subscribe(name);
      fixture.service.answer('busy', 503, { 'retry-after': '600' });
      const process = fixture.start();
      const id = await fixture.publish('خبر');
      await send(id);
      await process.settled();
      await fixture.change(id, { action: 'word', revision: 1, title: 'عنوان أدق', body: '' });
      await send(id, 2);
      fixture.service.answer('busy', 201);
      await fixture.due();
      await process.settled();
      expect(got()).toEqual(['busy alert', 'reached alert', 'reached update']);
      const first = fixture.service.received.find(({ name }) => name === 'busy');
      expect(first!.push.title).toBe('عاجل: عنوان أدق');
    });

    it('whose update has failed are withdrawn all the same', async () => {
      await fixture.subscribe('reader');
      const process = fixture.start();
      const id = await fixture.publish('خبر');
      await send(id);
      await process.settled();
      fixture.service.answer('reader', 400);
      await fixture.change(id, { action: 'word', revision: 1, title: 'عنوان أدق', body: '' });
      await send(id, 2);
      await process.settled();
      fixture.service.answer('reader', 201);
      await fixture.publish('خبر', { version: '2', pubStatus: 'canceled' });
      await process.settled();
      expect(got()).toEqual(['reader alert', 'reader withdrawn']);
    });

    it('that is withdrawn while a push service refuses them leave no notice', async () => {
      await fixture.subscribe('reader');
      fixture.service.answer('reader', 429, { 'retry-after': '600' });
      const answer = fixture.service.hold();
      const process = fixture.start();
      await send(await fixture.publish('خبر'));
      const states = async () => (await fixture.store.db.select().from(alertDeliveries)).map(({ state }) => state);
      await expect.poll(states).toEqual(['sending']);
      await fixture.publish('خبر', { version: '2', pubStatus: 'canceled' });
      const alert = async () => (await fixture.store.db.select().from(alerts))[0]!.state;
      await expect.poll(alert, { timeout: 10_000 }).toBe('withdrawn');
      answer();
      await process.settled();
      fixture.service.answer('reader', 201);
      await fixture.due();
      await process.settled();
      await expect.poll(states).toEqual([]);
      expect(got()).toEqual([]);
    });

    it('lose what their words could be guessed from after a day', async () => {
      await fixture.subscribe('reader');
      await send(await fixture.publish('خبر'));
      const fingerprint = async () => (await fixture.store.db.select().from(alerts))[0]!.fingerprint;
      expect(await fingerprint()).not.toBeNull();
      await fixture.store.db.update(alerts).set({ changedAt: sql`now() - interval '25 hours'` });
      await fixture.start().settled();
      await expect.poll(fingerprint).toBeNull();
    });
  });
}
