import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskFront, FrontHistory } from '#contract/curation.ts';
import type { FrontAnswer } from '#contract/story.ts';
import { frontDuty } from '../../store/curation/front-duty.ts';
import { hiddenOnFront } from '../../store/curation/hidden-on-front.ts';
import { auditPage } from '../../store/desk/audit.ts';
import { receiveItem } from '../../store/publishing/receive.ts';
import { changesAfter } from '../../store/publishing/changes.ts';
import type { Store } from '../../store/database/store.ts';
import { chosen, CurationFixture, leadWith } from '../../testing/curation.ts';
import { makePreparedItem, minutes } from '../../testing/items.ts';
import { idsOf, uri } from '../../testing/reading.ts';

/** Fronts that the desk curates, over either database. */
export function deskFrontCases(open: () => Promise<Store>): void {
  // The fixture fills the database before each test of its own only.
  describe('curation of fronts', () => {
    const fixture = new CurationFixture(open);
    const ask = fixture.ask.bind(fixture) as CurationFixture['ask'];
    const send = fixture.send.bind(fixture);
    const { front, ticker, tick } = fixture;
    const save = fixture.save.bind(fixture);
    const publish = fixture.publish.bind(fixture);
    let ids: string[];
    beforeEach(() => {
      ids = fixture.ids;
    });

    describe('the front of the desk', () => {
      it('leads with what the desk chose, in its words, and only once', async () => {
        const before = await front();
        expect(before.lead?.id).toBe(ids[0]);
        const draft = await save(leadWith(ids[9]!, { headline: 'عنوان للواجهة', kicker: 'خاص' }));
        expect(draft).toMatchObject({ revision: 1, differs: ['lead'], publication: null });
        expect((await front()).lead?.id).toBe(ids[0]);
        const preview = await ask<FrontAnswer>('GET', 'fronts/ar/preview');
        expect(preview.body.lead).toMatchObject({ id: ids[9], headline: 'عنوان للواجهة', kicker: 'خاص' });
        expect(preview.headers['cache-control']).toMatch(/private.*no-store|no-store.*private/);
        const published = await publish(draft.draft);
        expect(published).toMatchObject({ differs: [], publication: { number: 1, by: 'Nour', action: 'publish' } });
        const { lead: leads, ...rest } = await front();
        expect(leads).toMatchObject({ id: ids[9], headline: 'عنوان للواجهة' });
        const others = [
          ...rest.tied,
          ...rest.secondary,
          ...rest.latest,
          ...rest.sections.flatMap((one) => one.stories),
        ];
        expect(idsOf(others)).not.toContain(ids[9]);
        const changes = await changesAfter(fixture.store.db, 'ar', before.position, 10);
        expect(changes.map(({ kind }) => kind)).toEqual(['front']);
      });

      it('orders, hides, fills the rest, and leaves a place empty that the desk empties', async () => {
        await publish({
          places: {
            secondary: { stories: [chosen(ids[8]!), chosen(ids[7]!)], fill: true },
            'section:society': { stories: [chosen(ids[11]!)], fill: false },
          },
          hidden: [ids[0]!],
        });
        const answer = await front();
        expect(answer.lead?.id).toBe(ids[1]);
        expect(idsOf(answer.secondary)).toEqual([ids[8], ids[7], ids[2], ids[3], ids[4]]);
        expect(idsOf(answer.sections[0]!.stories)).toEqual([ids[11]]);
        expect(answer.sections[0]!.chosen).toBe(1);
        expect(JSON.stringify(answer)).not.toContain(ids[0]);
        expect(idsOf((await ticker()).stories)).toContain(ids[0]);
      });

      it('lets withdrawn, expired and hidden stories fall out, and follows a story that has moved', async () => {
        await publish(leadWith(ids[9]!));
        const item = { uri: uri('story-9'), version: '2', versionCreated: minutes(2) };
        await receiveItem(fixture.store, makePreparedItem({ ...item, pubStatus: 'canceled' }), minutes(3));
        expect((await front()).lead?.id).toBe(ids[0]);
        const desk = (await ask<DeskFront>('GET', 'fronts/ar')).body;
        expect(desk.stories).toMatchObject([{ id: ids[9], story: null, absent: 'withdrawn' }]);
        await publish(leadWith(ids[8]!));
        const next = await send('story-8-again', {
          versionCreated: minutes(4),
          story: { formerUris: [uri('story-8')], headline: 'التتمة' },
        });
        expect((await front()).lead).toMatchObject({ id: next, headline: 'التتمة' });
      });

      it('names nothing to readers that they may not see', async () => {
        const draft = await send('secret', { pubStatus: 'withheld', story: { headline: 'مسودة سرية' } });
        await publish(leadWith(draft, { headline: 'عنوان سري' }));
        const answer = JSON.stringify(await front());
        expect(answer).not.toContain('سري');
        expect(answer).not.toContain(draft);
        expect((await ask<DeskFront>('GET', 'fronts/ar')).body.stories).toMatchObject([
          { id: draft, headline: 'مسودة سرية', absent: 'not-public' },
        ]);
        await publish({ places: {}, hidden: [draft, ids[1]!] });
        const told = await hiddenOnFront(fixture.store.db, 'ar', fixture.test.app.readContext());
        expect(told).toEqual([ids[1]]);
      });

      it('says which stories an open front may still show', async () => {
        const draft = await send('secret', { pubStatus: 'withheld' });
        const kill = { uri: uri('story-2'), version: '2', versionCreated: minutes(2), pubStatus: 'canceled' as const };
        await receiveItem(fixture.store, makePreparedItem(kill), minutes(3));
        expect((await ask('POST', `items/${ids[3]}/hold`, { action: 'unlist', revision: 0 })).status).toBe(200);
        await publish({ places: {}, hidden: [ids[4]!, draft] });
        const asked = [...ids.slice(0, 6), draft, 'unknown00'].join(',');
        const { status, body, headers } = await fixture.test.get<{ ids: string[] }>(
          `/api/v1/ar/front/remaining?ids=${asked}`,
        );
        expect(status).toBe(200);
        expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=30');
        expect(body.ids.toSorted()).toEqual([ids[0]!, ids[1]!, ids[5]!].toSorted());
        for (const wrong of ['', '?ids=', '?ids=a', `?ids=${Array(101).fill(ids[0]).join(',')}`])
          expect((await fixture.test.get(`/api/v1/ar/front/remaining${wrong}`)).status).toBe(400);
      });

      it('ends a pin at its time, and tells readers', async () => {
        await publish(leadWith(ids[9]!, { until: minutes(20).toISOString() }));
        expect(await frontDuty.nextMoment(fixture.store.db, fixture.now)).toEqual([minutes(20)]);
        const { position } = await front();
        fixture.now = minutes(20);
        await tick();
        await tick();
        expect((await front()).lead?.id).toBe(ids[0]);
        expect(await changesAfter(fixture.store.db, 'ar', position, 10)).toMatchObject([{ kind: 'front' }]);
        expect(await frontDuty.nextMoment(fixture.store.db, fixture.now)).toEqual([]);
      });

      it('publishes at a time, once, and not what was cancelled', async () => {
        const scheduled = await publish(leadWith(ids[9]!), minutes(30));
        expect(scheduled.schedule).toMatchObject({ at: minutes(30).toISOString(), by: 'Nour' });
        expect((await front()).lead?.id).toBe(ids[0]);
        // Further work on the draft does not change what was scheduled.
        await save(leadWith(ids[5]!));
        fixture.now = minutes(30);
        await Promise.all([tick(), tick()]);
        expect((await front()).lead?.id).toBe(ids[9]);
        const history = (await ask<FrontHistory>('GET', 'fronts/ar/history')).body.entries;
        expect(history).toMatchObject([{ number: 1, action: 'publish-scheduled', by: 'Nour', places: ['lead'] }]);
        const again = await ask<DeskFront>('POST', 'fronts/ar/publish', {
          revision: (await ask<DeskFront>('GET', 'fronts/ar')).body.revision,
          at: minutes(60).toISOString(),
        });
        const cancelled = await ask<DeskFront>('POST', 'fronts/ar/schedule/cancel', { revision: again.body.revision });
        expect(cancelled.body.schedule).toBeNull();
        fixture.now = minutes(61);
        await tick();
        expect((await front()).lead?.id).toBe(ids[9]);
      });

      it('returns to an earlier front', async () => {
        await publish(leadWith(ids[9]!));
        const { revision } = await publish(leadWith(ids[8]!));
        expect((await ask('POST', 'fronts/ar/return', { revision, number: 7 })).status).toBe(404);
        const returned = await ask<DeskFront>('POST', 'fronts/ar/return', { revision, number: 1 });
        expect(returned.body).toMatchObject({ differs: [], publication: { number: 3, action: 'return' } });
        expect((await front()).lead?.id).toBe(ids[9]);
        const { entries } = await auditPage(fixture.store.db, { limit: 9, timeZone: 'UTC' });
        expect(entries.map(({ action }) => action).filter((action) => action.startsWith('front'))).toEqual([
          'front-return',
          'front-publish',
          'front-draft',
          'front-publish',
          'front-draft',
        ]);
      });

      it('refuses a story that is chosen twice, a crowded place, marks of direction, and a time that is past', async () => {
        const twice = { secondary: { stories: [chosen(ids[0]!), chosen(ids[0]!)], fill: true } };
        const crowded = { lead: { stories: [chosen(ids[0]!), chosen(ids[1]!)], fill: true } };
        for (const places of [
          twice,
          crowded,
          { lead: { stories: [chosen(ids[0]!, { headline: 'a\u202E' })], fill: true } },
        ])
          expect((await ask('PUT', 'fronts/ar/draft', { revision: 0, plan: { places, hidden: [] } })).status).toBe(400);
        expect((await ask('POST', 'fronts/ar/publish', { revision: 0, at: minutes(0).toISOString() })).status).toBe(
          400,
        );
      });
    });
  });
}
