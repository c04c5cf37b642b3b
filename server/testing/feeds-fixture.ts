import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import type { Store } from '../store/database/store.ts';
import { makePreparedItem } from './items.ts';
import { openTestStore } from './store.ts';

/** Headlines of a draft, an embargoed and a withdrawn story. */
export const hiddenHeadlines = ['الكلمة المخفية', 'الكلمة المؤجلة', 'الكلمة المسحوبة'] as const;
export const feedPicture = {
  src: '/pictures/0123456789abcdef0123456789abcdef-1280.jpg',
  width: 1280,
  height: 853,
  renditions: [],
  alt: 'قط على رف',
  caption: 'القط "سكر" & أخوه',
  credit: null,
};

const soon = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

/** The app with public stories in both languages, some with characters that XML must escape, and hidden ones. */
export class FeedsFixture {
  store!: Store;
  app!: FastifyInstance;
  /** Id of an Arabic story. */
  bees = '';
  #dataDir = '';

  constructor() {
    beforeAll(async () => {
      this.store = await openTestStore();
      this.#dataDir = await mkdtemp(join(tmpdir(), 'sharit-feeds-'));
      await this.openApp({ PUBLIC_URL: 'https://news.example' });
      this.bees = await this.push({
        story: { deck: 'وأزهار & أشياء <أخرى>', byline: 'لجنة الحي', subjects: [{ slug: 'bees', name: 'نحل' }] },
      });
      await this.push({ uri: 'tag:example.org,2026:cats', version: '1', story: { headline: 'قطط المكتبة' } });
      await this.push({
        uri: 'tag:example.org,2026:cats',
        version: '2',
        versionCreated: soon(-4),
        story: { headline: 'قطط المكتبة', correction: 'عددها ثلاث لا أربع.', kicker: 'صورة', picture: feedPicture },
      });
      await this.push({
        uri: 'tag:example.org,2026:flash',
        story: { headline: 'نبأ \u0007 بلا نص', section: null, body: [] },
      });
      await this.push({ uri: 'tag:example.org,2026:en', language: 'en', story: { headline: 'Bees are back' } });
      await this.push({
        uri: 'tag:example.org,2026:cats:en',
        language: 'en',
        expires: soon(60),
        story: {
          headline: 'Cats <of> the library',
          deck: 'All & sundry',
          correction: 'Three, not four.',
          kicker: 'Photo',
          picture: feedPicture,
        },
      });
      await this.push({
        uri: 'tag:example.org,2026:draft',
        pubStatus: 'withheld',
        story: { headline: hiddenHeadlines[0]! },
      });
      await this.push({
        uri: 'tag:example.org,2026:later',
        embargoedUntil: soon(60),
        story: { headline: hiddenHeadlines[1]! },
      });
      await this.push({ uri: 'tag:example.org,2026:gone', story: { headline: hiddenHeadlines[2]! } });
      await this.push({
        uri: 'tag:example.org,2026:gone',
        version: '2',
        versionCreated: soon(-3),
        pubStatus: 'canceled',
        story: { headline: hiddenHeadlines[2]! },
      });
    });
    afterAll(async () => {
      await this.app?.close();
      await this.store?.close();
      await rm(this.#dataDir, { recursive: true, force: true });
    });
  }

  async openApp(settings: Record<string, string>): Promise<void> {
    await this.app?.close();
    const config = readConfig({ DATA_DIR: this.#dataDir, SAMPLE: 'off', ...settings });
    this.app = await createApp({ config, store: this.store });
  }

  /** Resolves to the story's id. */
  async push(item: Parameters<typeof makePreparedItem>[0]): Promise<string> {
    const prepared = makePreparedItem({ versionCreated: soon(-5), ...item });
    return (await receiveItem(this.store, prepared, new Date())).id;
  }

  /** The body of a 200; throws for any other status. */
  async text(url: string): Promise<string> {
    const answer = await this.app.inject({ url });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode}`);
    return answer.body;
  }
}
