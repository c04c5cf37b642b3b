import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskFront } from '#contract/curation.ts';
import type { AuditAnswer } from '#contract/desk.ts';
import { frontsChannel } from '../../store/curation/front-events.ts';
import { auditPage } from '../../store/desk/audit.ts';
import type { Store } from '../../store/database/store.ts';
import { CurationFixture, leadWith } from '../../testing/curation.ts';
import { minutes } from '../../testing/items.ts';

/** Several editors at one front: who overtakes whom, who is there, and what the log says afterwards. Over either database. */
export function frontColleaguesCases(open: () => Promise<Store>): void {
  // The fixture fills the database before each test of its own only.
  describe('editors of one front', () => {
    const fixture = new CurationFixture(open);
    const ask = fixture.ask.bind(fixture) as CurationFixture['ask'];
    const { tick } = fixture;
    const save = fixture.save.bind(fixture);
    const publish = fixture.publish.bind(fixture);
    const signInAs = fixture.signInAs.bind(fixture);
    let ids: string[];
    beforeEach(() => {
      ids = fixture.ids;
    });

    it('tells the slower of two editors what changed, and does nothing', async () => {
      await save(leadWith(ids[9]!));
      const salma = await signInAs('Salma');
      expect(
        (await ask<DeskFront>('PUT', 'fronts/ar/draft', { revision: 1, plan: leadWith(ids[8]!) }, salma)).status,
      ).toBe(200);
      const late = await ask<{ type: string }>('PUT', 'fronts/ar/draft', { revision: 1, plan: leadWith(ids[7]!) });
      expect([late.status, late.body]).toMatchObject([
        409,
        { type: '/problems/conflict', conflict: { revision: 2, changes: [{ by: 'Salma', places: ['lead'] }] } },
      ]);
      expect((await ask<DeskFront>('GET', 'fronts/ar')).body.draft.places.lead?.stories[0]?.id).toBe(ids[8]);
      const both = await Promise.all(
        [ids[1]!, ids[2]!].map((id) => ask('PUT', 'fronts/ar/draft', { revision: 2, plan: leadWith(id) })),
      );
      expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]));
    });

    it('saves a draft that was only published or scheduled meanwhile', async () => {
      const { revision } = await save(leadWith(ids[9]!));
      const salma = await signInAs('Salma');
      await ask('POST', 'fronts/ar/publish', { revision, at: minutes(30).toISOString() }, salma);
      fixture.now = minutes(30);
      await tick();
      const late = await ask<DeskFront>('PUT', 'fronts/ar/draft', { revision, plan: leadWith(ids[7]!) });
      expect([late.status, late.body]).toMatchObject([200, { revision: revision + 3, differs: ['lead'] }]);
      const again = { revision, plan: leadWith(ids[6]!) };
      const slower = await ask<{ conflict: object }>('PUT', 'fronts/ar/draft', again, salma);
      expect([slower.status, slower.body]).toMatchObject([409, { conflict: { changes: [{ by: 'Nour' }] } }]);
      await ask('POST', 'fronts/ar/return', { revision: revision + 3, number: 1 });
      const overReturn = { revision: revision + 3, plan: leadWith(ids[6]!) };
      expect((await ask('PUT', 'fronts/ar/draft', overReturn, salma)).status).toBe(409);
    });

    it('records an editor’s work on a draft once, until the front is published or ten minutes are over', async () => {
      const drafts = async () => {
        const { entries } = await auditPage(fixture.store.db, { limit: 30, timeZone: 'UTC' });
        const found = entries.filter(({ action }) => action === 'front-draft');
        return found.map(({ who, detail }) => [who, detail['places']]);
      };
      const hiding = (...names: string[]) => ({ ...leadWith(ids[9]!), hidden: names });
      await save(leadWith(ids[9]!));
      await save(hiding(ids[1]!));
      await save(hiding(ids[1]!, ids[2]!));
      expect(await drafts()).toEqual([['Nour', ['lead', 'hidden']]]);
      const salma = await signInAs('Salma');
      await ask('PUT', 'fronts/ar/draft', { revision: 3, plan: hiding(ids[3]!) }, salma);
      await save(hiding(ids[4]!));
      expect(await drafts()).toEqual([
        ['Salma', ['hidden']],
        ['Nour', ['lead', 'hidden']],
      ]);
      await publish(hiding(ids[5]!));
      await save(hiding());
      expect(await drafts()).toHaveLength(3);
      await fixture.store.db.execute(sql`update audit set at = at - interval '11 minutes'`);
      await save(leadWith(ids[8]!));
      expect(await drafts()).toEqual([
        ['Nour', ['lead']],
        ['Nour', ['hidden']],
        ['Salma', ['hidden']],
        ['Nour', ['lead', 'hidden']],
      ]);
    });

    it('tells of a story who put it where, hid it and took it out', async () => {
      const log = async (id: string) => {
        const { entries } = (await ask<AuditAnswer>('GET', `audit?id=${id}`)).body;
        return entries.map(({ action, who, stories }) => [
          action,
          who,
          stories.find((story) => story.id === id)?.place,
        ]);
      };
      await publish(leadWith(ids[9]!));
      await publish({ places: {}, hidden: [ids[8]!] });
      const plan = { pinned: [{ id: ids[9]!, until: null }], hidden: [] };
      await ask('PUT', 'tickers/ar', { revision: 0, plan });
      expect(await log(ids[9]!)).toEqual([
        ['ticker-plan', 'Nour', 'pinned'],
        ['front-publish', 'Nour', null],
        ['front-draft', 'Nour', null],
        ['front-publish', 'Nour', 'lead'],
        ['front-draft', 'Nour', 'lead'],
      ]);
      expect(await log(ids[8]!)).toEqual([
        ['front-publish', 'Nour', 'hidden'],
        ['front-draft', 'Nour', 'hidden'],
      ]);
      expect(await log(ids[7]!)).toEqual([]);
      const all = (await ask<AuditAnswer>('GET', 'audit')).body.entries;
      expect(all[0]!.stories[0]!.headline).not.toBe('');
    });

    it('says who else is there, and tells the desks only of arrivals and departures', async () => {
      const salma = await signInAs('Salma');
      const at = 'fronts/ar/presence';
      const told: string[] = [];
      const unlisten = await fixture.store.listen(frontsChannel, (payload) => told.push(payload));
      expect((await ask('PUT', at)).body).toEqual({ editors: [] });
      expect((await ask('PUT', at, undefined, salma)).body).toEqual({ editors: ['Nour'] });
      expect((await ask('PUT', at)).body).toEqual({ editors: ['Salma'] });
      expect((await ask('DELETE', at, undefined, salma)).status).toBe(204);
      expect((await ask('PUT', at)).body).toEqual({ editors: [] });
      await vi.waitFor(() => expect(told).toEqual(['ar presence', 'ar presence', 'ar presence']));
      // Somebody who closed the computer is gone after a while, and the first who notices tells the others.
      await ask('PUT', at, undefined, salma);
      await fixture.store.db.execute(sql`update front_presence set seen_at = seen_at - interval '1 minute'`);
      expect((await ask('PUT', at)).body).toEqual({ editors: [] });
      await vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(5));
      await unlisten();
    });
  });
}
