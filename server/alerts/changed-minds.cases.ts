import { describe, expect, it } from 'vitest';
import { pruneAlerts } from '../store/alerts/prune-alerts.ts';
import { alertDeliveries, alertSubscriptions } from '../store/database/schema.ts';
import type { Store } from '../store/database/store.ts';
import { AlertsFixture } from '../testing/alerts.ts';

/** Alerts that wait while their reader chooses anew, over either database. */
export function changedMindCases(open: () => Promise<Store>): void {
  describe('alerts that wait', () => {
    const fixture = new AlertsFixture(open);
    const { send, got } = fixture;
    const hour = (offset: number) => `${String((new Date().getUTCHours() + offset + 24) % 24).padStart(2, '0')}:00`;
    const night = () => ({ from: hour(-1), until: hour(2), timeZone: 'Etc/UTC' });
    const waiting = async () => (await fixture.store.db.select().from(alertDeliveries)).map(({ dueAt }) => dueAt);

    /** One that a push service has put off. */
    async function putOff() {
      await fixture.subscribe('reader');
      fixture.service.answer('reader', 503, { 'retry-after': '600' });
      const process = fixture.start();
      await send(await fixture.publish('خبر', { story: { subjects: [{ slug: 'bees', name: 'النحل' }] } }));
      await process.settled();
      fixture.service.answer('reader', 201);
      return process;
    }

    it('for another attempt wait for the end of quiet hours that have begun meanwhile', async () => {
      const process = await putOff();
      await fixture.subscribe('reader', { quiet: night() });
      await fixture.due();
      await process.settled();
      expect(got()).toEqual([]);
      expect((await waiting()).map((at) => at.toISOString().slice(11, 16))).toEqual([hour(2)]);
    });

    it('for the end of quiet hours come when the reader has none any more', async () => {
      await fixture.subscribe('reader', { quiet: night() });
      const process = fixture.start();
      await send(await fixture.publish('خبر'));
      await process.settled();
      expect(got()).toEqual([]);
      await fixture.subscribe('reader');
      await process.settled();
      await expect.poll(got).toEqual(['reader alert']);
    });

    it('are left out when their reader does not want them any more, and stay if another choice is why', async () => {
      const process = await putOff();
      await fixture.subscribe('reader', { breaking: false, follows: ['topic:bees'] });
      expect(await waiting()).toHaveLength(1);
      await fixture.subscribe('reader', { breaking: false, follows: ['topic:birds'] });
      expect(await waiting()).toEqual([]);
      await fixture.due();
      await process.settled();
      expect(got()).toEqual([]);
    });

    it('for a zone that nobody knows any more are sent, and hold up nobody', async () => {
      await fixture.subscribe('reader', { quiet: night() });
      await fixture.subscribe('other');
      await fixture.store.db.update(alertSubscriptions).set({ timeZone: 'Moon/Base' });
      const process = fixture.start();
      await send(await fixture.publish('خبر'));
      await process.settled();
      expect(got()).toEqual(['other alert', 'reader alert']);
    });

    it('for nobody are not kept: a browser that has chosen nothing, and sees nothing', async () => {
      const nothing = { breaking: false, follows: [] };
      await fixture.subscribe('invented', nothing);
      expect(await fixture.store.db.$count(alertSubscriptions)).toBe(0);
      for (const name of ['changed', 'alerted']) await fixture.subscribe(name);
      await fixture.subscribe('changed', nothing);
      const process = fixture.start();
      await process.settled();
      await send(await fixture.publish('خبر'));
      await process.settled();
      await fixture.subscribe('alerted', nothing);
      await pruneAlerts(fixture.store.db);
      const left = await fixture.store.db.select().from(alertSubscriptions);
      expect(left.map(({ endpoint }) => endpoint.split('/').at(-1))).toEqual(['alerted']);
    });
  });
}
