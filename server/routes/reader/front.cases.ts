import { describe, expect, it } from 'vitest';
import type { FrontAnswer, TickerAnswer } from '#contract/story.ts';
import { positionNow } from '../../store/publishing/changes.ts';
import type { Store } from '../../store/database/store.ts';
import { minutes } from '../../testing/items.ts';
import { idsOf, ReadingFixture } from '../../testing/reading.ts';

/** Ticker and front as readers get them, over either database. */
export function frontCases(open: () => Promise<Store>): void {
  const fixture = new ReadingFixture(open);
  const send = fixture.send.bind(fixture);

  describe('the ticker', () => {
    const ticker = (language = 'ar') => fixture.test.get<TickerAnswer>(`/api/v1/${language}/ticker`);

    it('has breaking stories first, for the newsroom’s minutes', async () => {
      const breaking = await send('fire', { urgency: 1, versionCreated: minutes(0) });
      const newer = await send('bees', { versionCreated: minutes(1) });
      fixture.now = minutes(10);
      const { body, headers } = await ticker();
      expect(idsOf(body.stories)).toEqual([breaking, newer]);
      expect(body.stories[0]!.breakingUntil).toBe(minutes(20).toISOString());
      expect(headers['surrogate-key']).toBe(`list-ar ${breaking} ${newer}`);
      fixture.now = minutes(20);
      expect(idsOf((await ticker()).body.stories)).toEqual([newer, breaking]);
    });

    it('has the newest two days, at most twenty lines and at least five', async () => {
      for (let each = 0; each < 8; each += 1) await send(`old-${each}`, { versionCreated: minutes(-3000 - each) });
      expect((await ticker()).body.stories).toHaveLength(5);
      for (let each = 0; each < 22; each += 1) await send(`new-${each}`, { versionCreated: minutes(-each) });
      const { stories: lines, position } = (await ticker()).body;
      expect(lines).toHaveLength(20);
      expect(lines.every(({ published }) => published > minutes(-60).toISOString())).toBe(true);
      expect(position).toBe(await positionNow(fixture.store.db));
    });
  });

  describe('the front', () => {
    const front = () => fixture.test.get<FrontAnswer>('/api/v1/ar/front');

    it('is empty when there is nothing', async () => {
      expect((await front()).body).toEqual({
        lead: null,
        tied: [],
        secondary: [],
        latest: [],
        sections: [],
        position: 0,
      });
    });

    it('leads with a breaking story, shows none twice above the sections, and lists sections in the newsroom’s order', async () => {
      const ids: string[] = [];
      for (let each = 0; each < 30; each += 1) {
        const section = each % 2 ? { slug: 'science', name: 'علوم' } : { slug: 'society', name: 'مجتمع' };
        ids.push(await send(`story-${each}`, { versionCreated: minutes(-each), story: { section } }));
      }
      const breaking = await send('fire', { urgency: 1, versionCreated: minutes(1) });
      const { body, headers } = await front();
      expect(body.lead?.id).toBe(breaking);
      const above = idsOf([body.lead!, ...body.tied, ...body.secondary]);
      expect(new Set(above).size).toBe(above.length);
      expect(idsOf(body.latest).filter((id) => above.includes(id))).toEqual([]);
      const below = body.sections.flatMap(({ stories }) => idsOf(stories));
      expect(below.filter((id) => above.includes(id))).toEqual([]);
      expect(body.sections.map(({ section }) => section.slug)).toEqual(['society', 'science']);
      expect(String(headers['surrogate-key'])).toContain(breaking);
    });

    it('leads with the newer and more urgent story, whether or not it has a picture', async () => {
      const hours = (count: number) => minutes(count * 60);
      const picture = { src: '/pictures/a-320.jpg', width: 320, height: 213, renditions: [] };
      const pictured = { ...picture, alt: '', caption: null, credit: null };
      await send('old-with-picture', { urgency: 4, versionCreated: hours(-60), story: { picture: pictured } });
      const ids: string[] = [];
      for (let each = 0; each < 8; each += 1)
        ids.push(await send(`urgent-${each}`, { urgency: 3, versionCreated: hours(-each) }));
      fixture.now = minutes(10);
      const { body } = await front();
      expect(body.lead?.id).toBe(ids[0]);
      expect(idsOf(body.secondary)).toEqual(ids.slice(1, 6));
      expect(idsOf(body.latest)).toEqual([...ids.slice(6), expect.any(String)]);
    });

    it('ties to the lead what reports its event, and nothing else', async () => {
      const about = { event: 'urn:event:1', people: [], places: [] };
      const lead = await send('fire', { urgency: 1, story: { headline: 'حريق في غابة الصنوبر', about } });
      const tied = await send('rescue', {
        versionCreated: minutes(-5),
        story: { headline: 'إجلاء سكان القرية', about },
      });
      await send('bees', { versionCreated: minutes(-4) });
      const { body } = await front();
      expect(body.lead?.id).toBe(lead);
      expect(idsOf(body.tied)).toEqual([tied]);
    });

    it('does not lead with a flash that has no body', async () => {
      await send('flash', { urgency: 1, story: { body: [] } });
      const id = await send('bees');
      expect((await front()).body.lead?.id).toBe(id);
    });
  });
}
