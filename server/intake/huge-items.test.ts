import { expect, it } from 'vitest';
import { countValues, mostValues } from './html/count-values.ts';
import { prepareItem } from './prepare.ts';
import { testIntake as ctx } from '../testing/intake.ts';

const item = {
  uri: 'tag:example.org,2026:huge',
  version: '1',
  language: 'ar',
  versionCreated: '2026-03-10T08:00:00Z',
  headlines: [{ role: 'main', value: 'النحل يعود' }],
};
const superdesk = {
  guid: 'huge',
  version: '1',
  language: 'ar',
  versioncreated: item.versionCreated,
  headline: 'النحل',
};
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`extra${at}`, at]));
const list = <T>(count: number, entry: T): T[] => Array.from({ length: count }, () => entry);
const html = (value: string) => ({ ...item, bodies: [{ role: 'main', contentType: 'text/html', value }] });
const headed = (role: string, value: string, contentType = 'text/plain') => ({
  ...item,
  headlines: [...item.headlines, { role, value, contentType }],
});

async function refused(sent: unknown): Promise<string[]> {
  const result = await prepareItem(sent, ctx);
  return result.ok ? [] : result.errors.map(({ path, message }) => `${path}: ${message}`);
}

it.each([
  ['unknown properties', { ...item, ...keys(60_000) }],
  ['unknown properties below', { ...item, headlines: [{ ...item.headlines[0], ...keys(60_000) }] }],
  ['unknown properties from Superdesk', { ...superdesk, ...keys(60_000) }],
  ['own fields of Superdesk', { ...superdesk, extra: keys(60_000) }],
  ['lists', { ...item, subjects: list(60_000, {}) }],
  ['wrong entries', { ...item, headlines: list(60_000, 1) }],
])('refuses an item of endless %s', async (_name, sent) => {
  expect(await refused(sent)).toEqual([`: more than ${mostValues} properties and entries`]);
});

it('is not read either: JSON is counted before it is parsed', () => {
  const count = (value: unknown) => () => countValues(Buffer.from(JSON.stringify(value)));
  expect(count(keys(mostValues + 1))).toThrow('properties and entries');
  expect(count(list(mostValues + 1, []))).toThrow('properties and entries');
  expect(count(keys(mostValues - 10))).not.toThrow();
  // What stands in texts is text.
  const text = ',{[\\"\\'.repeat(mostValues);
  expect(count({ text, [text]: [text] })).not.toThrow();
  for (const broken of ['"', '"\\', '"\\"', '{"a', '']) expect(() => countValues(Buffer.from(broken))).not.toThrow();
});

it('tells the first unknown properties and counts the others', async () => {
  const result = await prepareItem({ ...item, ...keys(3000), Headline: 'x', ['y'.repeat(1_000_000)]: 1 }, ctx);
  const warnings = result.ok ? result.warnings : [];
  expect(warnings).toHaveLength(51);
  expect(warnings.at(-1)).toEqual({ path: '', message: 'and 2952 more' });
});

it.each([
  ['elements', html('<p>x</p>'.repeat(120_000)), 'bodies[0].value: more than 20000 elements'],
  ['marks', html(`<p>${'<b>x</b>'.repeat(120_000)}`), 'bodies[0].value: more than 20000 elements'],
  [
    'attributes',
    html(`<p ${Array.from({ length: 60_000 }, (_, at) => `a${at}`).join(' ')}>x</p>`),
    'bodies[0].value: more than 20000 attributes',
  ],
  // Inside of svg the parser closes no cell by itself.
  ['depth', html(`<svg>${'<td>'.repeat(15_000)}`), 'bodies[0].value: nested too deeply'],
  [
    'depth of a headline',
    { ...item, headlines: [{ contentType: 'text/html', value: `<svg>${'<td>'.repeat(10_000)}` }] },
    'headlines: a story needs a headline with role main',
  ],
  [
    'correction',
    { ...item, descriptions: [{ role: 'correction', value: 'ط'.repeat(5001) }] },
    'descriptions: a correction of more than 5000 characters',
  ],
])('refuses an endless %s', async (_name, sent, message) => {
  expect(await refused(sent)).toContain(message);
});

it.each([
  [
    'ticker line',
    headed('ticker', 'ط'.repeat(301)),
    'headlines: a ticker line of more than 300 characters: not shown',
    'tickerLine',
  ],
  ['kicker', headed('kicker', 'ط'.repeat(101)), 'headlines: a kicker of more than 100 characters: not shown', 'kicker'],
  ['deck', headed('subhead', 'ط'.repeat(1501)), 'headlines: a deck of more than 1500 characters: not shown', 'deck'],
  ['byline', { ...item, by: 'ط'.repeat(301) }, 'by: a byline of more than 300 characters: not shown', 'byline'],
  [
    'place',
    { ...item, located: 'ط'.repeat(151) },
    'located: a dateline of more than 150 characters: not shown',
    'dateline',
  ],
  [
    'subject',
    { ...item, subjects: [{ name: 'ط'.repeat(151), literal: 'bees', rel: 'section' }] },
    'subjects: a name of more than 150 characters: not shown',
    'section',
  ],
] as const)('does without an endless %s, and says so', async (_name, sent, warning, field) => {
  const result = await prepareItem(sent, ctx);
  expect(result.ok && result.warnings.map(({ path, message }) => `${path}: ${message}`)).toContain(warning);
  expect(result).toMatchObject({ ok: true, prepared: { story: { headline: 'النحل يعود', [field]: null } } });
});

it('takes what a long live blog has', async () => {
  const paragraphs = html('<p>قال <b>الجار</b> إن <a href="https://example.org/">النحل</a> عاد.</p>'.repeat(3000));
  expect(await prepareItem(paragraphs, ctx)).toMatchObject({ ok: true, warnings: [] });
});

it('shows the first of many subjects, and says so', async () => {
  const subjects = Array.from({ length: 2000 }, (_, at) => ({ name: `موضوع ${at}`, literal: `s${at}` }));
  const result = await prepareItem({ ...item, subjects }, ctx);
  expect(result).toMatchObject({ ok: true, warnings: [{ path: 'subjects' }] });
  expect(result.ok && result.prepared.story.subjects).toHaveLength(200);
});
