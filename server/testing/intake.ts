import type { NewsroomFile } from '#contract/newsroom.ts';
import type { Block, Picture } from '#contract/text.ts';
import type { Asset } from '../store/assets.ts';
import type { BodyInput } from '../intake/html/body-context.ts';
import { countDropped } from '../intake/html/dropped.ts';
import { blocksOfHtml } from '../intake/html/html.ts';
import { prepareItem, type Prepared } from '../intake/prepare.ts';

export const testNewsroom: NewsroomFile = {
  name: { ar: 'صحيفة الحديقة', en: 'The Garden Paper' },
  description: { ar: 'أخبار الحديقة', en: 'News of the garden' },
  timeZone: 'Asia/Damascus',
  languages: ['ar', 'en'],
  numerals: 'arab',
  months: 'levant',
  hijri: false,
  sections: [
    { slug: 'society', name: { ar: 'مجتمع', en: 'Society' }, colour: { light: '#8A3A7B', dark: '#D79BCB' } },
    { slug: 'science', name: { ar: 'علوم', en: 'Science' }, colour: { light: '#0B6A78', dark: '#67C1CE' } },
  ],
  logo: null,
  ribbon: '#B8131A',
  breakingMinutes: 20,
  unansweredSearches: false,
  alerts: { automatic: 'none' },
};

/** A harmless item of ninjs 3.1, with what a test cares about changed; undefined takes a property away. */
export function makeItem(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify({
      uri: 'tag:example.org,2026:bees:ar',
      type: 'text',
      version: '1',
      pubStatus: 'usable',
      language: 'ar',
      versionCreated: '2026-03-10T12:00:00+03:00',
      headlines: [{ role: 'main', value: 'النحل يعود إلى حديقة الحي' }],
      subjects: [{ name: 'مجتمع', rel: 'section', literal: 'society' }],
      bodies: [{ role: 'main', contentType: 'text/html', value: '<p>زرع الجيران أزهاراً فعاد النحل.</p>' }],
      ...changes,
    }),
  );
}

export function makeAsset(changes: Partial<Asset> = {}): Asset {
  return {
    name: 'bees',
    hash: '0123456789abcdef0123456789abcdef',
    type: 'image/jpeg',
    width: 1200,
    height: 800,
    bytes: 1000,
    widths: [320, 640, 1200],
    avif: true,
    reason: null,
    file: null,
    public: false,
    receivedAt: new Date('2026-03-10T09:00:00Z'),
    ...changes,
  };
}

/** What intake knows besides the item. Received at noon of the day on which the items of these tests were made. */
export const testIntake = {
  newsroom: testNewsroom,
  assets: async () => null,
  now: new Date('2026-03-10T12:00:00Z'),
  translationField: 'translationgroup',
};

export function prepareTest(item: unknown, assets: Asset[] = []): Promise<Prepared> {
  return prepareItem(item, {
    ...testIntake,
    assets: async (name) => assets.find((asset) => asset.name === name) ?? null,
  });
}

const picture: Picture = {
  src: '/pictures/bees-640.jpg',
  width: 640,
  height: 480,
  renditions: [{ src: '/pictures/bees-640.webp', width: 640 }],
  alt: '',
  caption: null,
  credit: null,
};

/** Blocks of HTML in which the only picture of ours is `bees.jpg`. */
export function readHtml(
  html: string,
  more: Partial<BodyInput> = {},
): { blocks: Block[]; dropped: Record<string, number>; warnings: string[] } {
  const dropped = countDropped();
  const result = blocksOfHtml(html, {
    language: 'ar',
    dropped,
    picture: (source) => (source === 'bees.jpg' ? picture : null),
    ...more,
  });
  if (!result.ok) throw new Error(result.message);
  return { blocks: result.blocks, dropped: dropped.record(), warnings: result.warnings };
}
