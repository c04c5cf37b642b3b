import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskFront, FrontPlan } from '#contract/curation.ts';
import type { Hold } from '#contract/hold.ts';
import type { DeskTicker } from '#contract/ticker-curation.ts';
import { frontDuty } from '../../store/curation/front-duty.ts';
import { arrangeFront } from '../../store/reading/front/front.ts';
import { auditPage } from '../../store/desk/audit.ts';
import { changesAfter } from '../../store/publishing/changes.ts';
import { receiveItem } from '../../store/publishing/receive.ts';
import type { Store } from '../../store/database/store.ts';
import { chosen, CurationFixture, leadWith } from '../../testing/curation.ts';
import { makePreparedItem, minutes } from '../../testing/items.ts';
import { idsOf, uri } from '../../testing/reading.ts';

/** What curates besides the front of the desk: packages, sticky posts, the desk's ticker; over either database. */
export function deskTickerCases(open: () => Promise<Store>): void {
  // The fixture fills the database before each test of its own only.
  describe('curation of tickers', () => {
    const fixture = new CurationFixture(open);
    const ask = fixture.ask.bind(fixture) as CurationFixture['ask'];
    const send = fixture.send.bind(fixture);
    const { front, ticker, tick } = fixture;
    const publish = fixture.publish.bind(fixture);
    let ids: string[];
    beforeEach(() => {
      ids = fixture.ids;
    });

    describe('packages and sticky posts', () => {
      const entries = (...names: string[]) =>
        names.map((name) => ({ uri: uri(name), place: 'main', label: null, headline: null }));
      const sendPackage = (name: string, profile: string, given: object) =>
        send(name, { item: { uri: uri(name), profile }, versionCreated: minutes(1), story: { entries: [], ...given } });

      it('fill what the desk leaves, the package before the sticky post, until the desk chooses', async () => {
        await send('pinned-post', {
          versionCreated: minutes(-500),
          item: { genres: [{ name: 'sticky', literal: 'sticky' }] },
        });
        const sticky = (await front()).lead?.headline;
        expect(sticky).toBeDefined();
        await sendPackage('package', 'front', { entries: entries('story-7', 'story-8') });
        const packaged = await front();
        expect(packaged.lead?.id).toBe(ids[7]);
        expect(packaged.secondary[0]?.id).toBe(ids[8]);
        await publish(leadWith(ids[3]!));
        expect((await front()).lead?.id).toBe(ids[3]);
        expect((await front()).secondary.slice(0, 1).map(({ id }) => id)).toEqual([ids[8]]);
        const shown = (await ask<DeskFront>('GET', 'fronts/ar')).body.shown[0]!.stories;
        expect(shown).toMatchObject([{ by: 'desk', story: { id: ids[3] } }]);
      });

      it('go to a list by profile, and a withdrawn package is gone', async () => {
        await sendPackage('list', 'section:society', { entries: entries('story-11') });
        expect((await front()).sections[0]?.stories[0]?.id).toBe(ids[11]);
        await receiveItem(
          fixture.store,
          makePreparedItem({ uri: uri('list'), version: '2', versionCreated: minutes(2), pubStatus: 'canceled' }),
          minutes(3),
        );
        expect((await front()).sections[0]?.stories[0]?.id).not.toBe(ids[11]);
      });

      it('reserve no more than their place shows: the rest of a long one may lead', async () => {
        // The newest ten: four for the block, while lead and secondary take from the rest.
        await sendPackage('list', 'section:society', {
          entries: entries(...Array.from({ length: 10 }, (_, at) => `story-${at}`)),
        });
        const { lead, secondary, sections } = await front();
        expect(idsOf(sections[0]!.stories)).toEqual(ids.slice(0, 4));
        expect([lead!.id, ...idsOf(secondary)]).toEqual(ids.slice(4, 10));
      });

      it('fill the place of opinion, whichever of its names they or an older plan have', async () => {
        const sections = [{ slug: 'opinion', name: 'رأي' }];
        const arranged = (plan: FrontPlan | null) =>
          arrangeFront(fixture.store.db, 'ar', { sections, packages: {}, plan }, fixture.test.app.readContext());
        for (const name of ['column-1', 'column-2'])
          await send(name, { story: { section: { slug: 'opinion', name: 'رأي' } }, versionCreated: minutes(-60) });
        await sendPackage('columns', 'section:opinion', { entries: entries('story-9') });
        const packaged = (await arranged(null)).front;
        expect(packaged.opinion?.[0]?.id).toBe(ids[9]);
        expect(packaged.opinion).toHaveLength(3);
        const plan = { places: { 'section:opinion': { stories: [chosen(ids[8]!)], fill: true } }, hidden: [] };
        const { front: planned, placed } = await arranged(plan);
        expect(idsOf(planned.opinion!).slice(0, 2)).toEqual([ids[8], ids[9]]);
        expect(planned.sections).toEqual([]);
        expect(placed.find(({ place }) => place === 'opinion')?.stories[0]).toMatchObject({ by: 'desk' });
      });

      it('end when a package expires, and readers are told once', async () => {
        await sendPackage('package', 'front', { entries: entries('story-7') });
        await send('short', {
          item: { uri: uri('short'), profile: 'front' },
          versionCreated: minutes(2),
          expires: minutes(20),
          story: { entries: entries('story-8') },
        });
        expect((await front()).lead?.id).toBe(ids[8]);
        expect(await frontDuty.nextMoment(fixture.store.db, fixture.now)).toEqual([minutes(20)]);
        const { position } = await front();
        fixture.now = minutes(20);
        await tick();
        await tick();
        const changes = await changesAfter(fixture.store.db, 'ar', position, 10);
        expect(changes.map(({ kind }) => kind)).toEqual(['front']);
        expect((await front()).lead?.id).toBe(ids[7]);
        expect(await frontDuty.nextMoment(fixture.store.db, fixture.now)).toEqual([]);
      });
    });

    describe('the ticker of the desk', () => {
      it('pins in order, hides, and ends pins', async () => {
        const plan = {
          pinned: [
            { id: ids[9]!, until: minutes(20).toISOString() },
            { id: ids[8]!, until: null },
          ],
          hidden: [ids[0]!],
        };
        const saved = await ask<DeskTicker>('PUT', 'tickers/ar', { revision: 0, plan });
        expect(saved.status).toBe(200);
        expect(saved.body).toMatchObject({ revision: 1, changed: { by: 'Nour' }, hidden: [{ id: ids[0] }] });
        const lines = await ticker();
        expect(idsOf(lines.stories).slice(0, 3)).toEqual([ids[9], ids[8], ids[1]]);
        expect(lines.pinned).toEqual([ids[9], ids[8]]);
        expect(idsOf(lines.stories)).not.toContain(ids[0]);
        expect((await ask('PUT', 'tickers/ar', { revision: 0, plan })).status).toBe(409);
        fixture.now = minutes(20);
        await tick();
        expect((await ticker()).pinned).toEqual([ids[8]]);
      });

      it('names a hidden line by its id in the plan when it has moved to another', async () => {
        const plan = { pinned: [], hidden: [ids[0]!] };
        await ask('PUT', 'tickers/ar', { revision: 0, plan });
        const now = await send('story-0-again', {
          versionCreated: minutes(1),
          story: { formerUris: [uri('story-0')], headline: 'التتمة' },
        });
        const { hidden } = (await ask<DeskTicker>('GET', 'tickers/ar')).body;
        expect(hidden).toMatchObject([{ id: ids[0], story: { id: now, headline: 'التتمة' } }]);
        await ask('PUT', 'tickers/ar', { revision: 1, plan: { pinned: [], hidden: [] } });
        expect(idsOf((await ticker()).stories)).toContain(now);
      });

      it('names pinned stories that readers do not see, and says why', async () => {
        const pins = [ids[9]!, ids[8]!, ids[7]!].map((id) => ({ id, until: null as string | null }));
        pins[2]!.until = minutes(10).toISOString();
        await ask('PUT', 'tickers/ar', { revision: 0, plan: { pinned: pins, hidden: [] } });
        const kill = { uri: uri('story-9'), version: '2', versionCreated: minutes(2), pubStatus: 'canceled' as const };
        await receiveItem(fixture.store, makePreparedItem(kill), minutes(3));
        fixture.now = minutes(10);
        const { pinned, lines } = (await ask<DeskTicker>('GET', 'tickers/ar')).body;
        expect(pinned).toMatchObject([
          { id: ids[9], story: null, absent: 'withdrawn' },
          { id: ids[8], absent: null },
          { id: ids[7], absent: 'ended' },
        ]);
        expect(pinned[0]!.headline).not.toBe('');
        expect(lines.filter((line) => line.pinned).map(({ story }) => story.id)).toEqual([ids[8]]);
      });

      it('takes a line without a story, changes it and ends it', async () => {
        const line = { text: 'يبدأ المؤتمر الصحفي بعد قليل', expires: minutes(120).toISOString(), breaking: true };
        const written = await ask<DeskTicker>('POST', 'tickers/ar/lines', line);
        expect(written.status).toBe(200);
        const [first] = written.body.lines;
        expect(first).toMatchObject({ own: { expires: line.expires }, story: { headline: line.text, hasBody: false } });
        const at = `tickers/ar/lines/${first!.story.id}`;
        const { text: _, breaking: __, ...rest } = line;
        fixture.now = minutes(6);
        const changed = await ask<DeskTicker>('PUT', at, { ...rest, text: 'بدأ المؤتمر الصحفي', version: 1 });
        // It stays breaking until that is ended, as of a story.
        expect(changed.body.lines.find(({ own }) => own)).toMatchObject({
          own: { version: 2 },
          story: { headline: 'بدأ المؤتمر الصحفي', urgency: 1 },
        });
        fixture.now = minutes(7);
        const ended = await ask<DeskTicker>('DELETE', `${at}?version=2`);
        expect(ended.body.lines.some(({ own }) => own)).toBe(false);
        expect((await ask('DELETE', `${at}?version=2`)).status).toBe(200);
        expect(JSON.stringify(await ticker())).not.toContain('المؤتمر');
        expect((await ask('POST', 'tickers/ar/lines', { ...line, expires: minutes(-1).toISOString() })).status).toBe(
          400,
        );
        expect((await ask('DELETE', `tickers/ar/lines/${ids[0]}?version=1`)).status).toBe(404);
      });

      it('does not let a line without a story be overwritten unseen, nor brought back when it has ended', async () => {
        const expires = minutes(120).toISOString();
        const first = { text: 'يبدأ المؤتمر الصحفي بعد قليل', expires, breaking: false };
        const written = await ask<DeskTicker>('POST', 'tickers/ar/lines', first);
        const { id } = written.body.lines.find(({ own }) => own)!.story;
        const at = `tickers/ar/lines/${id}`;
        const change = (text: string, version: number) => ask<DeskTicker>('PUT', at, { text, expires, version });
        fixture.now = minutes(6);
        const both = await Promise.all([change('بدأ المؤتمر', 1), change('تأجل المؤتمر', 1)]);
        expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
        const said = both.find(({ status }) => status === 200)!.body.lines.find(({ own }) => own)!.story.headline;
        expect(JSON.stringify(await ticker())).toContain(said);
        const { entries } = await auditPage(fixture.store.db, { limit: 9, timeZone: 'UTC' });
        const notes = entries.filter(({ action }) => action === 'ticker-line').map(({ detail }) => detail['note']);
        expect(notes).toEqual([said, first.text]);
        expect((await change('نص قديم', 1)).status).toBe(409);
        expect((await ask('DELETE', `${at}?version=1`)).status).toBe(409);
        fixture.now = minutes(7);
        expect((await ask('DELETE', `${at}?version=2`)).status).toBe(200);
        expect((await change('نص بعد النهاية', 2)).status).toBe(409);
        expect((await change('نص بعد النهاية', 3)).status).toBe(409);
        expect(JSON.stringify(await ticker())).not.toContain(id);
      });

      it('marks an old story as breaking by hand, and takes that back', async () => {
        const change = (action: string, revision: number) => ask('POST', `items/${ids[9]}/hold`, { action, revision });
        expect((await change('mark-breaking', 0)).status).toBe(200);
        expect((await ticker()).stories[0]).toMatchObject({ id: ids[9], breakingUntil: minutes(25).toISOString() });
        expect((await front()).lead?.id).toBe(ids[9]);
        expect((await change('unmark-breaking', 1)).status).toBe(200);
        expect((await ticker()).stories[0]?.id).toBe(ids[0]);
        // What was ended by hand is marked again by hand: the last word counts.
        expect((await change('end-breaking', 2)).status).toBe(200);
        const marked = await ask<Hold>('POST', `items/${ids[9]}/hold`, { action: 'mark-breaking', revision: 3 });
        expect(marked.body).toMatchObject({ breakingEnded: false, breakingMarked: minutes(25).toISOString() });
        expect((await ticker()).stories[0]?.id).toBe(ids[9]);
      });
    });
  });
}
