import type { Block } from '#contract/text.ts';
import { describe, expect, test } from 'vitest';
import type { PreparedItem } from '../store/database/prepared.ts';
import { prepareTest, makeAsset, makeItem } from '../testing/intake.ts';
import { makePreparedItem } from '../testing/items.ts';

async function accepted(
  changes: Record<string, unknown> = {},
  assets = [makeAsset()],
): Promise<PreparedItem & { warnings: unknown[] }> {
  const result = await prepareTest(makeItem(changes), assets);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return { ...result.prepared, warnings: result.warnings };
}
const headlines = (...entries: [role: string | undefined, value: string][]) => ({
  headlines: entries.map(([role, value]) => ({ role, value })),
});

describe('an item as the store keeps it', () => {
  test('what a plain item has', async () => {
    const item = makeItem();
    const body = [
      { type: 'paragraph', content: [{ type: 'text', text: 'زرع الجيران أزهاراً فعاد النحل.' }] },
    ] satisfies Block[];
    const plain = makePreparedItem({ uri: 'tag:example.org,2026:bees:ar', item, story: { body } });
    expect(await accepted()).toEqual({ ...plain, versionCreated: new Date('2026-03-10T09:00:00Z'), warnings: [] });
  });

  test('headlines by role; a first one without role is main', async () => {
    const roles = headlines(['ticker', 'نحل'], ['main', 'عاد النحل'], ['kicker', 'الحي'], ['subhead', 'بعد سنوات']);
    expect((await accepted(roles)).story).toMatchObject({
      headline: 'عاد النحل',
      tickerLine: 'نحل',
      kicker: 'الحي',
      deck: 'بعد سنوات',
    });
    const without = headlines(['ticker', 'نحل'], [undefined, 'عاد النحل'], [undefined, 'آخر']);
    expect((await accepted(without)).story).toMatchObject({ headline: 'عاد النحل', tickerLine: 'نحل' });
  });

  test('a headline in HTML is its words', async () => {
    const value = '<p>عاد&nbsp;<b>النحل</b><script>1</script></p>';
    const { story } = await accepted({ headlines: [{ role: 'main', contentType: 'text/html', value }] });
    expect(story.headline).toContain('النحل');
    expect(story.headline).not.toContain('<');
  });

  test('summary is the deck where there is no subhead, correction the correction', async () => {
    const descriptions = [
      { role: 'summary', value: 'ملخص' },
      { role: 'correction', value: 'صُحّح العدد' },
    ];
    expect((await accepted({ descriptions })).story).toMatchObject({ deck: 'ملخص', correction: 'صُحّح العدد' });
  });

  test('a body without type is plain text', async () => {
    const bodies = [{ role: 'main', value: 'أ < ب\nسطر\r\n\r\nفقرة &amp; <p>' }];
    const line = (...content: unknown[]) => ({ type: 'paragraph', content });
    const { story } = await accepted({ bodies });
    expect(story.body).toEqual([
      line({ type: 'text', text: 'أ < ب' }, { type: 'break' }, { type: 'text', text: 'سطر' }),
      line({ type: 'text', text: 'فقرة &amp; <p>' }),
    ]);
  });

  test('HTML sent as plain text is warned of', async () => {
    expect((await accepted({ bodies: [{ value: '<p>نص</p>' }] })).warnings).toMatchObject([
      { path: 'bodies[0].value' },
    ]);
  });

  test('the HTML of two bodies, and a dateline', async () => {
    const bodies = [
      { role: 'dateline', contentType: 'text/plain', value: 'الحديقة-الجريدة' },
      { role: 'main', contentType: 'text/plain', value: 'نص' },
      { role: 'richtext', contentType: 'application/xhtml+xml; charset=utf-8', value: '<p>نص <b>غني</b></p>' },
    ];
    const { story } = await accepted({ bodies, located: 'الحديقة' });
    expect(story.dateline).toBe('الحديقة-الجريدة');
    expect(JSON.stringify(story.body)).toContain('غني');
  });

  test('the place is the dateline where there is no other and the text does not begin with it', async () => {
    expect((await accepted({ located: 'حلب' })).story.dateline).toBe('حلب');
    const begins = [{ role: 'main', value: 'حلب: عاد النحل' }];
    expect((await accepted({ located: 'حلب', bodies: begins })).story.dateline).toBeNull();
  });

  test('the byline, or its makers', async () => {
    const people = [
      { name: 'ليلى', rel: 'creator' },
      { name: 'سامي', rel: 'about' },
      { name: 'هدى', rel: 'creator' },
    ];
    expect((await accepted({ by: 'ليلى وهدى', people })).story.byline).toBe('ليلى وهدى');
    expect((await accepted({ people })).story.byline).toBe('ليلى، هدى');
  });

  test('sources, copyright, urgency, dates, group', async () => {
    const prepared = await accepted({
      infoSources: [{ name: 'الجريدة', literal: 'GP' }, { name: 'الجريدة' }, { literal: 'X' }],
      copyrightHolder: 'صحيفة الحديقة',
      urgency: 1,
      embargoedUntil: '2026-03-10T15:00:00Z',
      expires: '2026-03-11T00:00:00.5+03:00',
      altIds: [{ role: 'translationGroup', value: 'bees' }],
      edNote: 'سر',
    });
    expect(prepared).toMatchObject({
      urgency: 1,
      group: 'bees',
      embargoedUntil: new Date('2026-03-10T15:00:00Z'),
      expires: new Date('2026-03-10T21:00:00.500Z'),
      story: { sources: ['الجريدة', 'X'], copyright: 'صحيفة الحديقة' },
    });
    expect(JSON.stringify(prepared.story)).not.toContain('سر');
  });

  test('see-also and translations', async () => {
    const associations = [
      {
        name: 'see-also-1',
        rel: 'http://cv.iptc.org/newscodes/itemrelation/seeAlso',
        uri: 'tag:example.org,2026:2',
        headlines: [{ value: 'خبر' }],
      },
      {
        name: 'see-also-2',
        rel: 'itemrelation:seeAlso',
        uri: 'tag:example.org,2026:3',
        renditions: [{ name: 'web', href: 'https://example.org/3' }],
      },
      { name: 'self', rel: 'itemrelation:seeAlso', uri: 'tag:example.org,2026:bees:ar' },
      {
        name: 'bad',
        rel: 'itemrelation:seeAlso',
        uri: 'tag:example.org,2026:4',
        renditions: [{ name: 'web', href: 'javascript:1' }],
      },
      { name: 'translation-en', rel: 'https://schema.org/workTranslation', uri: 'tag:example.org,2026:bees:en' },
    ];
    const { story } = await accepted({ associations });
    expect(story.seeAlso).toEqual([
      { uri: 'tag:example.org,2026:2', headline: 'خبر', href: null },
      { uri: 'tag:example.org,2026:3', headline: null, href: 'https://example.org/3' },
      { uri: 'tag:example.org,2026:4', headline: null, href: null },
    ]);
    expect(story.translationUris).toEqual(['tag:example.org,2026:bees:en']);
  });

  test('former uris, each once and never its own', async () => {
    const former = (value: string) => ({ role: 'formerUri', value });
    const altIds = [
      former('https://old.example/?p=7'),
      { role: 'translationGroup', value: 'urn:bees' },
      former('tag:example.org,2026:bees:ar'),
      former('guid-7'),
      former('https://old.example/?p=7'),
    ];
    const { story } = await accepted({ altIds });
    expect(story.formerUris).toEqual(['https://old.example/?p=7', 'guid-7']);
  });

  test.each([
    ['by slug', { literal: 'science', rel: 'section' }, { slug: 'science', name: 'علوم' }, 0],
    ['by name', { name: 'العلوم', rel: 'section', literal: 'SCIENCE' }, { slug: 'science', name: 'علوم' }, 0],
    [
      'by a name in another language',
      { name: 'society', rel: 'http://example.org/rel/section', literal: '12' },
      { slug: 'society', name: 'مجتمع' },
      0,
    ],
    ['unknown', { name: 'بيئة', rel: 'section', literal: 'Green Planet' }, { slug: 'green-planet', name: 'بيئة' }, 1],
    [
      'unknown, in Arabic alone',
      { name: 'بيئة', rel: 'section' },
      { slug: expect.stringMatching(/^t-[a-z0-9]{8}$/), name: 'بيئة' },
      1,
    ],
  ])('a section %s', async (_name, subject, section, warned) => {
    const { story, warnings } = await accepted({ subjects: [subject] });
    expect(story.section).toEqual(section);
    expect(warnings).toHaveLength(warned);
  });

  test('subjects once each, by code, address or name', async () => {
    const subjects = [
      { name: 'نحل', literal: 'bees' },
      { name: 'النحل', rel: 'about', literal: 'Bees' },
      { name: 'Gardens', uri: 'http://example.org/topic/medtop:07' },
      { name: 'عسل' },
      {},
    ];
    expect((await accepted({ subjects })).story.subjects).toMatchObject([
      { slug: 'bees', name: 'نحل' },
      { slug: '07', name: 'Gardens' },
      { slug: expect.stringMatching(/^t-/), name: 'عسل' },
    ]);
  });

  test('drafts and withdrawn items may be without a headline', async () => {
    expect((await accepted({ pubStatus: 'withheld', headlines: undefined })).story.headline).toBe('');
    expect((await accepted({ pubStatus: 'canceled', headlines: undefined, bodies: undefined })).pubStatus).toBe(
      'canceled',
    );
  });

  test('a version without a name is named by its time', async () => {
    expect((await accepted({ version: undefined })).version).toBe('2026-03-10T09:00:00.000Z');
  });

  test('characters that no database takes are counted and gone', async () => {
    const result = await prepareTest(makeItem(headlines(['main', 'عاد\u0000 النحل\uD800'])));
    expect(result).toMatchObject({
      ok: true,
      dropped: { 'U+0000': 1, 'lone surrogate': 1 },
      prepared: { story: { headline: 'عاد النحل\uFFFD' } },
    });
    expect(JSON.stringify(result)).not.toMatch(/\\u0000|\\ud800/i);
  });
});
