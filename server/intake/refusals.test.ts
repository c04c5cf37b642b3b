import { expect, test } from 'vitest';
import { prepareTest, makeItem } from '../testing/intake.ts';

const nested = (levels: number): unknown => (levels === 0 ? 'x' : { geoJSON: nested(levels - 1) });

test.each<[name: string, changes: Record<string, unknown>, path: string, message?: RegExp]>([
  ['no uri', { uri: undefined }, 'uri', /missing/],
  ['no language', { language: undefined }, 'language', /missing/],
  ['a language that is not published', { language: 'fr' }, 'language', /ar, en/],
  ['a language that is none', { language: 'عربي' }, 'language'],
  ['no time', { versionCreated: undefined }, 'versionCreated', /missing/],
  ['a time without zone', { versionCreated: '2026-03-10T12:00:00' }, 'versionCreated', /zone/],
  ['a day that is none', { expires: '2026-02-30T00:00:00Z' }, 'expires'],
  ['a year that no database knows', { expires: '9999-12-31T23:59:59-12:00' }, 'expires'],
  ['an embargo without zone', { embargoedUntil: '2026-03-10T12:00' }, 'embargoedUntil', /zone/],
  ['a raw Arabic uri', { uri: 'tag:example.org,2026:نحل' }, 'uri', /ASCII/],
  ['a uri with a space', { uri: 'tag:example.org,2026:a b' }, 'uri'],
  ['a uri without scheme', { uri: 'bees' }, 'uri', /absolute/],
  ['an empty uri', { uri: '' }, 'uri'],
  ['a long uri', { uri: `tag:${'x'.repeat(1000)}` }, 'uri'],
  ['another status', { pubStatus: 'ready' }, 'pubStatus'],
  ['urgency 0', { urgency: 0 }, 'urgency'],
  ['urgency as text', { urgency: '3' }, 'urgency'],
  ['a plan', { type: 'planning' }, 'type', /readers/],
  ['no headline', { headlines: [] }, 'headlines'],
  ['a blank headline', { headlines: [{ role: 'main', value: ' ' }] }, 'headlines'],
  ['a headline without value', { headlines: [{ role: 'main' }] }, 'headlines[0].value', /missing/],
  ['an endless headline', { headlines: [{ value: 'أ'.repeat(1001) }] }, 'headlines'],
  [
    'a body of unknown type',
    { bodies: [{ role: 'main', contentType: 'application/pdf', value: 'x' }] },
    'bodies[0].contentType',
  ],
  ['an endless body', { bodies: [{ contentType: 'text/html', value: 'x'.repeat(1_000_001) }] }, 'bodies[0].value'],
  [
    'a body of too many blocks',
    { bodies: [{ contentType: 'text/html', value: '<p>x'.repeat(10_001) }] },
    'bodies[0].value',
    /blocks/,
  ],
  ['too many paragraphs', { bodies: [{ value: 'x\n\n'.repeat(10_001) }] }, 'bodies[0].value', /paragraphs/],
  [
    'a bottomless body',
    { bodies: [{ contentType: 'text/html', value: '<div>'.repeat(5000) }] },
    'bodies[0].value',
    /deep/,
  ],
  ['null', { headlines: null }, 'headlines'],
  ['bottomless', { places: [{ geoJSON: nested(100) }] }, '', /deep/],
  ['a misspelled status', { pubStatu: 'withheld' }, 'pubStatu', /did you mean pubStatus/],
  ['a misspelled embargo', { embargoUntil: '2026-03-11T12:00:00Z' }, 'embargoUntil'],
  ['a sole deck as headline of nothing', { headlines: [{ role: 'main', value: '' }] }, 'headlines'],
])('refuses %s, naming the field', async (_name, changes, path, message = /./) => {
  // Not spread: `__proto__` must arrive as a property.
  const item = JSON.parse(
    JSON.stringify(makeItem())
      .replace(/\}$/, `,${JSON.stringify(changes).slice(1)}`)
      .replace(/,\}$/, '}'),
  );
  for (const [name, value] of Object.entries(changes)) if (value === undefined) delete item[name];
  const result = await prepareTest(item);
  expect(result).toMatchObject({ ok: false, errors: [{ path, message: expect.stringMatching(message) }] });
});

test.each([[null], [[]], ['x'], [1], [undefined]])('refuses %j', async (raw) => {
  expect(await prepareTest(raw)).toMatchObject({ ok: false, errors: [{ path: '' }] });
});

test('names every wrong field at once', async () => {
  const result = await prepareTest(makeItem({ uri: undefined, urgency: 12, by: 7, bodies: [{ role: 'main' }] }));
  const paths = result.ok ? [] : result.errors.map((error) => error.path);
  expect(paths.toSorted()).toEqual(['bodies[0].value', 'by', 'urgency', 'uri']);
});
