import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { alertDeliveries, alerts, alertSubscriptions } from '../store/database/schema.ts';
import type { Store } from '../store/database/store.ts';
import { AlertConflict } from '../store/alerts/change-alert.ts';
import { deskAlert } from '../store/alerts/desk-alerts.ts';
import { pruneAlerts } from '../store/alerts/prune-alerts.ts';
import { AlertsFixture } from '../testing/alerts.ts';

/** Alerts from the decision to the browser, over either database and a push service of our own. */
export function alertCases(open: () => Promise<Store>): void {
  describe('alerts', () => {
    const fixture = new AlertsFixture(open);
    const { send, change, got } = fixture;
    const outcomeOf = async (id: string) => (await deskAlert(fixture.store.db, id, fixture.context()))!.outcome;

    it('reach those whom they are for, encrypted, in the direction of their language', async () => {
      await fixture.subscribe('all-breaking');
      await fixture.subscribe('english', { language: 'en' });
      await fixture.subscribe('society', { breaking: false, follows: ['section:society'] });
      await fixture.subscribe('bees', { breaking: false, follows: ['topic:bees', 'author:layla'] });
      await fixture.subscribe('sport', { breaking: false, follows: ['section:sport'] });
      const id = await fixture.publish('النحل', {
        story: { deck: 'عاد بعد غياب', subjects: [{ slug: 'bees', name: 'النحل' }] },
      });
      await send(id);
      await fixture.start().settled();
      expect(got()).toEqual(['all-breaking alert', 'bees alert', 'society alert']);
      const { push, headers } = fixture.service.received[0]!;
      expect(push).toMatchObject({
        ...{ title: 'عاجل: خبر النحل', body: 'عاد بعد غياب', lang: 'ar', dir: 'rtl' },
        ...{ tag: id, url: `/ar/news/${id}`, breaking: true },
      });
      expect(headers).toMatchObject({ topic: id, urgency: 'high', 'content-encoding': 'aes128gcm' });
      expect(await outcomeOf(id)).toEqual({ waiting: 0, reached: 3, failed: 0, gone: 0, unconfirmed: 0 });
    });

    it('are sent once, however often and by however many it is asked', async () => {
      for (let each = 0; each < 150; each += 1) await fixture.subscribe(`reader-${each}`);
      const id = await fixture.publish('خبر');
      const pressed = await Promise.allSettled([send(id), send(id), send(id)]);
      expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await expect(send(id)).rejects.toThrow(AlertConflict);
      const processes = [fixture.start(), fixture.start(), fixture.start()];
      await expect.poll(() => fixture.service.received.length, { timeout: 20_000 }).toBe(150);
      await Promise.all(processes.map((each) => each.settled()));
      expect(new Set(got()).size).toBe(150);
      expect(fixture.service.received).toHaveLength(150);
    });

    it('are replaced by their update, for those whom they have reached', async () => {
      await fixture.subscribe('one');
      const id = await fixture.publish('خبر');
      await send(id);
      const process = fixture.start();
      await process.settled();
      await fixture.subscribe('late');
      await change(id, { action: 'word', revision: 1, title: 'عنوان أدق', body: '' });
      await send(id, 2);
      await process.settled();
      expect(got()).toEqual(['one alert', 'one update']);
      expect(fixture.service.received[1]!.push).toMatchObject({ title: 'تحديث: عنوان أدق', body: '', tag: id });
    });

    it('of a withdrawn story are replaced by a notice, and are not sent any more; nothing of its words is left', async () => {
      await fixture.subscribe('reached');
      await fixture.subscribe('waiting');
      fixture.service.answer('waiting', 503, { 'retry-after': '600' });
      const id = await fixture.publish('سر');
      await send(id);
      const process = fixture.start();
      await process.settled();
      await fixture.publish('سر', { version: '2', pubStatus: 'canceled' });
      fixture.service.answer('waiting', 201);
      await process.settled();
      await expect.poll(got).toEqual(['reached alert', 'reached withdrawn']);
      const { push } = fixture.service.received[1]!;
      expect(push).toMatchObject({ title: 'سُحب خبر سبق التنبيه إليه', tag: id, breaking: false });
      expect(JSON.stringify(await fixture.store.db.select().from(alerts))).not.toContain('سر');
      await expect(send(id, 2)).resolves.toBeNull();
    });

    it('end the subscription that is gone, try again what was refused for a while, and give up the rest', async () => {
      for (const name of ['gone', 'busy', 'refused', 'fine']) await fixture.subscribe(name);
      fixture.service.answer('gone', 410);
      fixture.service.answer('busy', 429, { 'retry-after': '30' });
      fixture.service.answer('refused', 400);
      const id = await fixture.publish('خبر');
      await send(id);
      const process = fixture.start();
      await process.settled();
      expect(await outcomeOf(id)).toEqual({ waiting: 1, reached: 1, failed: 1, gone: 1, unconfirmed: 0 });
      expect(await fixture.store.db.$count(alertSubscriptions)).toBe(3);
      const [busy] = await fixture.store.db.select().from(alertDeliveries).where(eq(alertDeliveries.state, 'waiting'));
      expect(busy!.dueAt.getTime()).toBeGreaterThan(Date.now() + 20_000);
      fixture.service.answer('busy', 201);
      await fixture.due();
      await process.settled();
      expect(got()).toEqual(['busy alert', 'fine alert']);
    });

    it('are not delayed by a browser whose push service hangs', async () => {
      for (const name of ['hangs', 'first', 'second']) await fixture.subscribe(name);
      fixture.service.hang('hangs');
      const process = fixture.start();
      const id = await fixture.publish('خبر');
      await send(id);
      await expect.poll(got, { timeout: 10_000 }).toEqual(['first alert', 'second alert']);
      await send(await fixture.publish('آخر'));
      await expect.poll(() => got().length, { timeout: 10_000 }).toBe(4);
      await fixture.stop(process);
      // It may have arrived.
      expect(await outcomeOf(id)).toMatchObject({ waiting: 0, reached: 2, unconfirmed: 1 });
    });

    it('go on after a restart in the middle, without a double and without a doubt', async () => {
      for (let each = 0; each < 200; each += 1) await fixture.subscribe(`reader-${each}`);
      const id = await fixture.publish('خبر');
      await send(id);
      const process = fixture.start();
      await expect.poll(() => fixture.service.received.length, { interval: 5, timeout: 20_000 }).toBeGreaterThan(0);
      await fixture.stop(process);
      expect((await outcomeOf(id)).waiting).toBeGreaterThan(0);
      await fixture.start().settled();
      await expect
        .poll(() => outcomeOf(id), { timeout: 20_000 })
        .toMatchObject({ waiting: 0, reached: 200, unconfirmed: 0 });
      expect(new Set(got()).size).toBe(200);
      expect(fixture.service.received).toHaveLength(200);
    });

    it('wait for the end of quiet hours in the reader’s own zone', async () => {
      const local = new Date();
      const hour = (offset: number) => `${String((local.getUTCHours() + offset + 24) % 24).padStart(2, '0')}:00`;
      await fixture.subscribe('asleep', { quiet: { from: hour(-1), until: hour(2), timeZone: 'Etc/UTC' } });
      await fixture.subscribe('awake', { quiet: { from: hour(3), until: hour(5), timeZone: 'Etc/UTC' } });
      const id = await fixture.publish('خبر');
      await send(id);
      const process = fixture.start();
      await process.settled();
      expect(got()).toEqual(['awake alert']);
      expect(await outcomeOf(id)).toMatchObject({ waiting: 1, reached: 1 });
      const [asleep] = await fixture.store.db
        .select()
        .from(alertDeliveries)
        .where(eq(alertDeliveries.state, 'waiting'));
      expect(asleep!.dueAt.toISOString().slice(11, 16)).toBe(hour(2));
      // The hours pass.
      await fixture.store.db.update(alertSubscriptions).set({ quietUntil: sql`quiet_from + 1` });
      await fixture.due();
      await process.settled();
      expect(got()).toEqual(['asleep alert', 'awake alert']);
    });

    it('are updated after quiet hours, and withdrawn in the middle of them', async () => {
      const now = new Date();
      const at = (hours: number) => `${String((now.getUTCHours() + hours + 24) % 24).padStart(2, '0')}:00`;
      // The same hours as a clock shows them nine hours to the east.
      const quiet = { from: at(8), until: at(11), timeZone: 'Asia/Tokyo' };
      await fixture.subscribe('reader');
      const id = await fixture.publish('خبر');
      await send(id);
      const process = fixture.start();
      await process.settled();
      await fixture.subscribe('reader', { quiet });
      await change(id, { action: 'word', revision: 1, title: 'عنوان أدق', body: '' });
      await send(id, 2);
      await process.settled();
      expect(got()).toEqual(['reader alert']);
      expect(await outcomeOf(id)).toMatchObject({ waiting: 1 });
      await fixture.publish('خبر', { version: '2', pubStatus: 'canceled' });
      await process.settled();
      await expect.poll(got).toEqual(['reader alert', 'reader withdrawn']);
    });

    it('that a killed process was sending count as sent, and the rest is sent', async () => {
      for (const name of ['doubtful', 'rest']) await fixture.subscribe(name);
      const id = await fixture.publish('خبر');
      await send(id);
      await fixture.store.db.execute(sql`update alert_deliveries set state = 'sending', claimed_by = 'killed',
        claimed_until = now() - interval '1 second' where subscription = (select min(subscription) from alert_deliveries)`);
      await fixture.start().settled();
      await expect.poll(() => outcomeOf(id)).toMatchObject({ waiting: 0, reached: 1, unconfirmed: 1 });
      expect(got()).toEqual(['rest alert']);
    });

    it('are sent by themselves of breaking stories only where the newsroom wants it, and not what the desk holds', async () => {
      await fixture.subscribe('reader');
      const held = await fixture.publish('محجوز');
      await change(held, { action: 'hold', revision: 0 });
      await fixture.publish('عادي', { urgency: 5 });
      await fixture.publish('مسودة', { pubStatus: 'withheld' });
      await fixture.publish('محظور', { embargoedUntil: new Date(Date.now() + 600_000) });
      const careful = fixture.start();
      await careful.settled();
      expect(got()).toEqual([]);
      const id = await fixture.publish('عاجل');
      await fixture.start({ automatic: true }).settled();
      await expect.poll(got, { timeout: 10_000 }).toEqual(['reader alert']);
      expect(fixture.service.received[0]!.push.tag).toBe(id);
      await expect(send(held, 1)).rejects.toThrow(AlertConflict);
    });

    it('of drafts, embargoed and unknown stories cannot be sent', async () => {
      const draft = await fixture.publish('مسودة', { pubStatus: 'withheld' });
      expect(await send(draft)).toBeNull();
      const later = new Date(Date.now() + 600_000);
      expect(await send(await fixture.publish('محظور', { embargoedUntil: later }))).toBeNull();
      expect(await send('aaaaaaaaaa')).toBeNull();
    });

    it('keep their counts when their deliveries are deleted', async () => {
      await fixture.subscribe('reader');
      const id = await fixture.publish('خبر');
      await send(id);
      await fixture.start().settled();
      await fixture.store.db.update(alerts).set({ sentAt: new Date(Date.now() - 15 * 86_400_000) });
      await pruneAlerts(fixture.store.db);
      expect(await fixture.store.db.$count(alertDeliveries)).toBe(0);
      expect(await outcomeOf(id)).toMatchObject({ reached: 1 });
    });
  });
}
