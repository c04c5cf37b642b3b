import { beforeEach } from 'vitest';
import type { ChosenStory, DeskFront, FrontPlan } from '#contract/curation.ts';
import type { FrontAnswer, TickerAnswer } from '#contract/story.ts';
import { frontDuty } from '../store/curation/front-duty.ts';
import { accounts } from '../store/database/schema.ts';
import { startSession } from '../store/desk/accounts.ts';
import type { Store } from '../store/database/store.ts';
import { minutes } from './items.ts';
import { ReadingFixture } from './reading.ts';

export const chosen = (id: string, given: Partial<ChosenStory> = {}): ChosenStory => ({
  ...{ id, until: null, headline: null, kicker: null, focus: null },
  ...given,
});
export const leadWith = (id: string, given: Partial<ChosenStory> = {}): FrontPlan => ({
  places: { lead: { stories: [chosen(id, given)], fill: true } },
  hidden: [],
});

/** Twelve stories, the newest first, and a chief who curates them. */
export class CurationFixture extends ReadingFixture {
  headers: Record<string, string> = {};
  ids: string[] = [];

  constructor(open: () => Promise<Store>) {
    super(open);
    beforeEach(async () => {
      this.headers = await this.signInAs('Nour');
      this.ids = [];
      for (let each = 0; each < 12; each += 1)
        this.ids.push(await this.send(`story-${each}`, { versionCreated: minutes(-each) }));
    });
  }

  async signInAs(name: string): Promise<Record<string, string>> {
    // Without a password, whose hash takes longer than most tests.
    const [account] = await this.store.db.insert(accounts).values({ name, role: 'chief' }).returning();
    const { token, editor } = await startSession(this.store.db, account!, { agent: '', now: new Date() });
    return { origin: 'https://news.example', cookie: `sharit_desk=${token}`, 'x-csrf': editor.csrf };
  }

  /** Asks the API of the desk. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  async ask<T>(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, payload?: object, headers = this.headers) {
    const answer = await this.test.app.inject({
      ...{ method, url: `/api/v1/desk/${path}`, headers },
      ...(payload && { payload }),
    });
    const body = (answer.body ? answer.json<T>() : null) as T;
    return { status: answer.statusCode, headers: answer.headers, body };
  }

  front = async () => (await this.test.get<FrontAnswer>('/api/v1/ar/front')).body;
  ticker = async () => (await this.test.get<TickerAnswer>('/api/v1/ar/ticker')).body;
  tick = () => frontDuty.doWhatIsDue(this.store.db, this.now);

  async save(plan: FrontPlan): Promise<DeskFront> {
    const { revision } = (await this.ask<DeskFront>('GET', 'fronts/ar')).body;
    const saved = await this.ask<DeskFront>('PUT', 'fronts/ar/draft', { revision, plan });
    if (saved.status !== 200) throw new Error(`the draft was not saved: ${saved.status}`);
    return saved.body;
  }

  async publish(plan: FrontPlan, at: Date | null = null): Promise<DeskFront> {
    const { revision } = await this.save(plan);
    const body = { revision, at: at?.toISOString() ?? null };
    const published = await this.ask<DeskFront>('POST', 'fronts/ar/publish', body);
    if (published.status !== 200) throw new Error(`the front was not published: ${published.status}`);
    return published.body;
  }
}
