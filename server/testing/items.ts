import type { PreparedItem, PreparedStory } from '../store/database/prepared.ts';

/** The time that `minutes` counts from. */
export const noon = new Date('2026-03-10T12:00:00.000Z');
export const minutes = (count: number) => new Date(noon.getTime() + count * 60_000);

type Changes = Partial<Omit<PreparedItem, 'story'>> & { story?: Partial<PreparedStory> };

/** A harmless item, ready for the store, with what a test cares about changed. */
export function makePreparedItem({ story, ...changes }: Changes = {}): PreparedItem {
  const usual = 'tag:example.org,2026:bees';
  const uri = changes.uri ?? usual;
  // Stories of the same words would be twins.
  const own = uri === usual ? '' : ` ${uri}`;
  return {
    uri,
    language: 'ar',
    version: '1',
    versionCreated: noon,
    pubStatus: 'usable',
    urgency: 5,
    embargoedUntil: null,
    expires: null,
    group: null,
    assets: [],
    awaits: [],
    fetches: [],
    item: { uri },
    ...changes,
    story: {
      headline: 'النحل يعود إلى حديقة الحي',
      kicker: null,
      tickerLine: null,
      deck: null,
      section: { slug: 'society', name: 'مجتمع' },
      subjects: [],
      dateline: null,
      byline: null,
      authors: [],
      sources: [],
      copyright: null,
      picture: null,
      body: [{ type: 'paragraph', content: [{ type: 'text', text: `زرع الجيران أزهاراً فعاد النحل.${own}` }] }],
      correction: null,
      seeAlso: [],
      translationUris: [],
      formerUris: [],
      entries: null,
      about: { event: null, people: [], places: [] },
      ...story,
    },
  };
}
