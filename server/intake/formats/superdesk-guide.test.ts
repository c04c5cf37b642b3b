import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeAsset, prepareTest } from '../../testing/intake.ts';

// The table of the integrators' guide, row by row: what it says of a field is what becomes of a payload that has it.

const base = {
  guid: 'urn:example:tram',
  type: 'text',
  version: '1',
  language: 'ar',
  versioncreated: '2026-03-10T09:00:00+0000',
  headline: 'الترام يعود',
  body_html: '<p>عاد الترام إلى الساحة.</p>',
};
const picture = (order: number) => ({
  guid: `urn:p${order}`,
  type: 'picture',
  order,
  byline: 'هدى',
  description_text: 'الساحة',
  renditions: { original: { media: 'bees', href: 'https://sd.example/bees', mimetype: 'image/jpeg' } },
});
const story = (shown: Record<string, unknown>) => ({ prepared: { story: shown } });
const later = '2026-03-11T09:00:00+0000';

const rows: Record<string, [sent: Record<string, unknown>, becomes: Record<string, unknown>]> = {
  guid: [{}, { prepared: { uri: 'urn:example:tram' } }],
  version: [{ version: '12' }, { prepared: { version: '12' } }],
  headline: [{ headline: 'قال &#39;نعم&#39;' }, story({ headline: "قال 'نعم'" })],
  body_html: [{}, story({ body: [{ type: 'paragraph' }] })],
  body_text: [{ body_html: '', body_text: 'سطر' }, story({ body: [{ content: [{ text: 'سطر' }] }] })],
  description_text: [{ description_text: 'ملخص', description_html: '<p>ملخص</p>' }, story({ deck: 'ملخص' })],
  byline: [{ byline: 'ليلى وسامي' }, story({ byline: 'ليلى وسامي', authors: [{ name: 'ليلى' }, { name: 'سامي' }] })],
  authors: [
    { authors: [{ name: 'ليلى', role: 'writer', jobtitle: { qcode: 'a' } }] },
    story({ byline: 'ليلى', authors: [{ name: 'ليلى' }] }),
  ],
  source: [{ source: 'الجريدة' }, story({ sources: ['الجريدة'] })],
  located: [{ located: 'حلب' }, story({ dateline: 'حلب' })],
  service: [{ service: [{ code: 'science', name: 'Science' }] }, story({ section: { slug: 'science', name: 'علوم' } })],
  subject: [{ subject: [{ code: 7, name: 'نقل', scheme: null }] }, story({ subjects: [{ slug: '7', name: 'نقل' }] })],
  urgency: [{ urgency: 2 }, { prepared: { urgency: 2 } }],
  copyrightholder: [{ copyrightholder: 'الجريدة' }, story({ copyright: 'الجريدة' })],
  ednote: [{ ednote: 'سر' }, { prepared: { item: { ednote: 'سر' } } }],
  embargoed: [{ embargoed: later }, { prepared: { embargoedUntil: new Date('2026-03-11T09:00:00Z') } }],
  publish_schedule: [{ publish_schedule: later }, { prepared: { embargoedUntil: new Date('2026-03-11T09:00:00Z') } }],
  expiry: [{ expiry: later }, { prepared: { expires: new Date('2026-03-11T09:00:00Z') } }],
  pubstatus: [{ pubstatus: 'canceled' }, { prepared: { pubStatus: 'canceled' } }],
  evolvedfrom: [{ evolvedfrom: 'urn:example:first' }, story({ formerUris: ['urn:example:first'] })],
  rewrite_of: [{ rewrite_of: 'urn:example:first' }, story({ formerUris: ['urn:example:first'] })],
  translation_id: [{ translation_id: 'tram' }, { prepared: { group: 'tram' } }],
  'extra.translationgroup': [{ extra: { translationgroup: 'tram' } }, { prepared: { group: 'tram' } }],
  'extra.subhead': [{ extra: { subhead: 'بعد عام' } }, story({ deck: 'بعد عام' })],
  'extra.ticker': [{ extra: { ticker: 'عاد الترام' } }, story({ tickerLine: 'عاد الترام' })],
  'extra.kicker': [{ extra: { kicker: '<p>نقل</p>' } }, story({ kicker: 'نقل' })],
  'extra.dateline': [{ extra: { dateline: 'حلب-الجريدة' } }, story({ dateline: 'حلب-الجريدة' })],
  'extra.correction': [{ extra: { correction: 'صُحّح الاسم' } }, story({ correction: 'صُحّح الاسم' })],
  'extra.formerUri': [
    { extra: { formerUri: 'https://old.example/7' } },
    story({ formerUris: ['https://old.example/7'] }),
  ],
  'extra.<embed field>': [
    { extra: { film: { embed: '<iframe src="https://www.youtube.com/embed/abc"></iframe>', description: 'رحلة' } } },
    story({ body: [{ type: 'paragraph' }, { type: 'player', caption: 'رحلة' }] }),
  ],
  'associations.featuremedia': [
    { associations: { featuremedia: picture(1) } },
    story({ picture: { caption: 'الساحة', credit: 'هدى' } }),
  ],
  'associations.<media>--n': [
    {
      associations: {
        featuremedia: picture(1),
        'gallery--2': { ...picture(2), description_text: 'ثانية' },
        'gallery--1': { ...picture(1), description_text: 'أولى' },
      },
    },
    story({
      body: [{ type: 'paragraph' }, { type: 'gallery', pictures: [{ caption: 'أولى' }, { caption: 'ثانية' }] }],
    }),
  ],
  'associations.<related>--n': [
    {
      associations: {
        'related--2': { guid: 'urn:b', type: 'text', order: 2 },
        'related--1': { guid: 'urn:a', type: 'text', order: 1 },
      },
    },
    story({ seeAlso: [{ uri: 'urn:a' }, { uri: 'urn:b' }] }),
  ],
  attachments: [
    {
      body_html: '<p><a data-attachment="5a">الجدول</a></p>',
      attachments: [{ id: '5a', title: 'الجدول', href: 'https://media.example.org/5a', length: 3 }],
    },
    story({ body: [{ content: [{ type: 'link', href: 'https://media.example.org/5a' }] }] }),
  ],
  'type composite': [
    {
      type: 'composite',
      associations: { main: { guid: 'urn:a', type: 'text', label: 'hero' }, 'side-0': { guid: 'urn:b', type: 'text' } },
    },
    story({
      body: [],
      entries: [
        { uri: 'urn:a', place: 'main', label: 'hero' },
        { uri: 'urn:b', place: 'side-0', label: null },
      ],
    }),
  ],
};

const guide = readFileSync(new URL('../../../docs/integrators.md', import.meta.url), 'utf8');
const table = guide.slice(guide.indexOf('| in Superdesk'), guide.indexOf('Everything else that it sends'));
const fields = [...table.matchAll(/^\| (`[^|]+`) +\|/gm)].map(([, cell]) => cell!.replaceAll('`', '').trim());

test('every row of the guide is tried, and nothing else', () => {
  expect(Object.keys(rows).toSorted()).toEqual(fields.toSorted());
});

test.each(Object.entries(rows))('%s', async (_field, [sent, becomes]) => {
  const result = await prepareTest({ ...base, ...sent }, [makeAsset()]);
  expect(result).toMatchObject({ ok: true, warnings: [], ...becomes });
});

test('what else its formatters write is taken without a word', async () => {
  const rest = {
    firstcreated: '2026-03-10T08:00:00+0000',
    firstpublished: null,
    priority: 5,
    slugline: 'tram',
    keywords: ['a', null],
    profile: 'Story',
    mimetype: null,
    place: [{ name: 'حلب', code: 'SYR', geometry_point: { type: 'Point', coordinates: [1, null] } }],
    genre: [{ code: 'Article' }],
    signal: [{ name: 'Content Warning', code: 'cwarn', scheme: 'x' }],
    organisation: [{ name: 'x', symbols: [{ ticker: 'A', exchange: '' }] }],
    refs: [{ key: 'related--1', uri: 'urn:a' }],
    rewrite_sequence: 2,
    annotations: [{ id: 1, type: 'regular', body: '<p>x</p>' }],
    products: [{ code: 12, name: null }],
    coverage_id: 'c',
    planning_id: 'p',
    usageterms: '',
    charcount: 3,
    wordcount: 1,
    readtime: 0,
    order: 1,
    extra: { count: 4, on: true, nothing: null, list: [1], any: { a: { b: 1 } } },
    extra_items: { media: { type: 'media', items: [{ guid: 'x' }] } },
    associations: { 'media--1': null },
    renditions: { original: { href: null, width: 3, poi: { x: 1 }, media: null } },
  };
  expect(await prepareTest({ ...base, ...rest })).toMatchObject({ ok: true, warnings: [], dropped: {} });
});
