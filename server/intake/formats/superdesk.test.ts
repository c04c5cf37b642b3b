import { expect, test } from 'vitest';
import { prepareTest, makeAsset } from '../../testing/intake.ts';

const item = (changes: Record<string, unknown> = {}) => ({
  guid: 'urn:newsml:example.org:2026-03-10T12:00:00.000000:bees',
  type: 'text',
  version: '3',
  pubstatus: 'usable',
  language: 'ar',
  versioncreated: '2026-03-10T09:00:00+0000',
  firstcreated: '2026-03-10T08:00:00+0000',
  headline: 'النحل يعود إلى حديقة الحي',
  slugline: 'bees',
  description_text: 'بعد سنوات',
  description_html: '<p>بعد سنوات</p>',
  body_html: '<p>زرع الجيران أزهاراً.</p>',
  byline: 'ليلى',
  source: 'الجريدة',
  located: 'الحديقة',
  priority: 6,
  urgency: 3,
  service: [{ code: 'society', name: 'Society' }],
  subject: [{ code: '06000000', name: 'بيئة', scheme: 'medtop' }],
  place: [{ code: 'SYR', name: 'سورية', qcode: 'SYR' }],
  genre: [{ name: 'Article', code: 'Article' }],
  ednote: 'سر',
  keywords: [],
  extra: { ticker: 'عاد النحل', kicker: '<p>الحي</p>' },
  wordcount: 3,
  charcount: 20,
  readtime: 0,
  associations: {},
  ...changes,
});

test('reads what Superdesk sends', async () => {
  const sent = item();
  const result = await prepareTest(sent);
  expect(result).toMatchObject({
    ok: true,
    warnings: [],
    dropped: {},
    prepared: {
      uri: sent.guid,
      version: '3',
      language: 'ar',
      urgency: 3,
      versionCreated: new Date('2026-03-10T09:00:00Z'),
      item: sent,
      story: {
        headline: 'النحل يعود إلى حديقة الحي',
        deck: 'بعد سنوات',
        tickerLine: 'عاد النحل',
        kicker: 'الحي',
        byline: 'ليلى',
        dateline: 'الحديقة',
        sources: ['الجريدة'],
        section: { slug: 'society', name: 'مجتمع' },
        subjects: [{ slug: '06000000', name: 'بيئة' }],
        body: [{ type: 'paragraph' }],
      },
    },
  });
  expect(JSON.stringify(result.ok && result.prepared.story)).not.toContain('سر');
});

test('embargo, expiry, kill, translations and nulls', async () => {
  const times = {
    embargoed: '2026-03-10T12:00:00+0000',
    expiry: '2026-04-10T12:00:00+0000',
    translation_id: 'urn:bees',
  };
  expect(await prepareTest(item(times))).toMatchObject({
    prepared: {
      embargoedUntil: new Date('2026-03-10T12:00:00Z'),
      expires: new Date('2026-04-10T12:00:00Z'),
      group: 'urn:bees',
    },
  });
  const killed = { pubstatus: 'canceled', byline: null, associations: null, body_html: null };
  expect(await prepareTest(item(killed))).toMatchObject({ prepared: { pubStatus: 'canceled' } });
});

test('a uri of the system before is a custom field', async () => {
  const moved = { extra: { formerUri: 'https://old.example/?p=7' } };
  expect(await prepareTest(item(moved))).toMatchObject({
    prepared: { group: null, story: { formerUris: ['https://old.example/?p=7'] } },
  });
  const empty = { translation_id: 'urn:bees', extra: { formerUri: '' } };
  expect(await prepareTest(item(empty))).toMatchObject({ warnings: [], prepared: { story: { formerUris: [] } } });
});

test('authors where there is no byline', async () => {
  const authors = [{ code: '1', name: 'ليلى', role: 'writer', biography: '' }, { name: 'هدى' }];
  expect(await prepareTest(item({ byline: undefined, authors }))).toMatchObject({
    prepared: { story: { byline: 'ليلى، هدى' } },
  });
});

test('pictures by media id, related stories by their guid', async () => {
  const picture = {
    guid: 'urn:picture',
    type: 'picture',
    headline: 'نحلة',
    description_text: 'شرح',
    body_text: 'نص بديل',
    byline: 'هدى',
    renditions: {
      original: {
        href: 'https://superdesk.example/a.jpg',
        media: 'bees',
        mimetype: 'image/jpeg',
        width: 10,
        height: 10,
        poi: {},
      },
      thumbnail: { href: 'https://superdesk.example/t.jpg', media: 'unknown', mimetype: 'image/jpeg' },
    },
  };
  const associations = {
    featuremedia: picture,
    editor_0: { ...picture, guid: 'urn:picture:2' },
    'related--1': { guid: 'urn:other', type: 'text', headline: 'خبر آخر', versioncreated: '2026-03-09T09:00:00+0000' },
    gone: null,
  };
  const body_html =
    '<!-- EMBED START Image {id: "editor_0"} --><figure><img src="https://superdesk.example/a.jpg" alt="ب"></figure><!-- EMBED END Image {id: "editor_0"} -->';
  const result = await prepareTest(item({ associations, body_html }), [makeAsset()]);
  expect(result).toMatchObject({
    ok: true,
    warnings: [],
    prepared: {
      story: {
        picture: { width: 1200, alt: 'نص بديل', caption: 'شرح', credit: 'هدى' },
        body: [{ type: 'picture', picture: { width: 1200, alt: 'ب' } }],
        seeAlso: [{ uri: 'urn:other', headline: 'خبر آخر', href: null }],
      },
    },
  });
});

test.each<[string, Record<string, unknown>, string]>([
  ['no headline', { headline: '' }, 'headline'],
  ['a language that is not published', { language: 'fr' }, 'language'],
  ['a raw Arabic guid', { guid: 'tag:نحل' }, 'guid'],
  ['a date without zone', { versioncreated: '2026-03-10T09:00:00' }, 'versioncreated'],
  ['another status', { pubstatus: 'ready' }, 'pubstatus'],
  ['what looks like an embargo', { embargo: '2026-03-11T12:00:00+0000' }, 'embargo'],
  ['a bottomless body', { body_html: '<b>'.repeat(9999) }, 'body_html'],
])('refuses %s in its own words', async (_name, changes, path) => {
  expect(await prepareTest(item(changes))).toMatchObject({ ok: false, errors: [{ path }] });
});

test('warns in its own words', async () => {
  const associations = {
    featuremedia: { guid: 'urn:p', type: 'picture', renditions: { original: { href: 'https://example.org/a.jpg' } } },
  };
  const result = await prepareTest(item({ associations, service: [{ code: 'x', name: 'بيئة' }] }));
  expect(result.ok && result.warnings.map((warning) => warning.path)).toEqual([
    'service[0]',
    'associations.featuremedia.renditions',
  ]);
});

test.each<[string, Record<string, unknown>, string]>([
  ['an unknown property', { colour: 'red' }, 'colour'],
  [
    'an unknown property of an association',
    { associations: { featuremedia: { guid: 'a', type: 'picture', renditions: { a: { href: 'x:y' } }, colour: 1 } } },
    'associations.featuremedia.colour',
  ],
  ['a wrong value in what nobody sees', { urgency: 'high' }, 'urgency'],
  ['cancelled', { pubstatus: 'cancelled' }, 'pubstatus'],
])('takes %s, with a warning in its own words', async (_name, changes, path) => {
  const result = await prepareTest(item(changes));
  expect(result.ok && result.warnings.map((warning) => warning.path)).toContain(path);
});
