import { expect, test } from 'vitest';
import { makeItem, prepareTest } from '../testing/intake.ts';

const html = (value: string, role = 'main') => ({ bodies: [{ role, contentType: 'text/html', value }] });

// What is accepted all the same: a story is not lost to a field that no reader needs, and nothing is lost in silence.
test.each<[name: string, changes: Record<string, unknown>, path: string, message?: RegExp]>([
  ['an unknown property', { colour: 'red' }, 'colour', /unknown/],
  ['a misspelled property', { urgncy: 3 }, 'urgncy', /did you mean urgency/],
  ['an unknown property below', { headlines: [{ value: 'النحل', size: 3 }] }, 'headlines[0].size', /unknown/],
  ['a name that would change objects', JSON.parse('{"__proto__":{"a":1}}'), '__proto__', /unknown/],
  ['a strange name', { 'a b': 1 }, '["a b"]', /unknown/],
  ['a property of an older ninjs', { ednote: 'سر' }, 'ednote', /edNote/],
  ['a day alone where nobody sees it', { firstCreated: '2026-03-10' }, 'firstCreated'],
  [
    'a raw Arabic uri of a subject',
    { subjects: [{ name: 'نحل', uri: 'http://example.org/نحل' }] },
    'subjects[0].uri',
    /ASCII/,
  ],
  ['an association without uri', { associations: [{ name: 'a' }] }, 'associations[0].uri', /missing/],
  [
    'a plan among the associations',
    { associations: [{ name: 'plan', uri: 'urn:p', type: 'planning' }] },
    'associations[0].type',
    /readers/,
  ],
  [
    'a film beside the story',
    { associations: [{ name: 'film', uri: 'urn:f', type: 'video' }] },
    'associations[0]',
    /film/,
  ],
  ['an empty former uri', { altIds: [{ role: 'x' }, { role: 'formerUri', value: '' }] }, 'altIds[1].value', /uri/],
  ['a raw Arabic former uri', { altIds: [{ role: 'formerUri', value: 'نحل' }] }, 'altIds[0].value', /ASCII/],
  [
    'endless former uris',
    { altIds: Array.from({ length: 21 }, (_, at) => ({ role: 'formerUri', value: `x:${at}` })) },
    'altIds',
    /20/,
  ],
  ['cancelled', { pubStatus: 'cancelled' }, 'pubStatus', /read as canceled/],
  ['killed', { pubStatus: 'Killed' }, 'pubStatus', /read as canceled/],
  ['a time that has not come', { versionCreated: '2031-01-01T00:00:00Z' }, 'versionCreated', /receipt/],
  ['a body that gives no text', html('<p> </p>'), 'bodies[0].value', /no text/],
  ['an empty body', html(''), 'bodies[0].value', /no text/],
  [
    'an unclosed attribute',
    html('<p>أول</p><p class="x>ثان</p><p class="y">ثالث</p>'),
    'bodies[0].value',
    /line 1.*not closed/,
  ],
  [
    'two bodies',
    { bodies: [...html('<p>نص</p>').bodies, ...html('<p>نص آخر</p>', 'teaser').bodies] },
    'bodies[1]',
    /second body/,
  ],
  ['HTML that was escaped', html('&lt;p&gt;نص&lt;/p&gt;'), 'bodies[0].value', /escaped twice/],
  [
    'HTML that was escaped in a paragraph',
    html('<p>نص &lt;strong&gt;غني&lt;/strong&gt;</p>'),
    'bodies[0].value',
    /escaped twice/,
  ],
  [
    'HTML that was escaped three times',
    html('&amp;lt;p&amp;gt;نص&amp;lt;/p&amp;gt;'),
    'bodies[0].value',
    /escaped twice/,
  ],
  ['a gallery of WordPress', html('<p>نص</p>[gallery ids="1,2"]'), 'bodies[0].value', /\[gallery\]/],
  ['words that are left out', html('<p>نص <s>قديم</s></p>'), 'bodies[0].value', /1 word .*«قديم»/],
  [
    'a player inside the sender’s network',
    html('<p>نص</p><iframe src="http://10.0.0.8/1" title="نشرة"></iframe>'),
    'bodies[0].value',
    /player.*10\.0\.0\.8 «نشرة»/,
  ],
  [
    'a sole headline of another role',
    { headlines: [{ role: 'ticker', value: 'عاد النحل' }] },
    'headlines[0].role',
    /main headline/,
  ],
  ['a headline of two lines', { headlines: [{ value: 'عاد\r\nالنحل' }] }, 'headlines[0].value', /one line/],
  ['references in a headline', { headlines: [{ value: 'قال: &quot;عاد&quot;' }] }, 'headlines[0].value', /HTML/],
  ['ninjs 2', { standard: { name: 'ninjs', version: '2.1' } }, '', /ninjs 2\.1/],
  [
    'a translation group without end',
    { altIds: [{ role: 'translationGroup', value: 'x'.repeat(501) }] },
    'altIds',
    /group/,
  ],
])('takes %s, with a warning', async (_name, changes, path, message = /./) => {
  // Not spread: `__proto__` must arrive as a property.
  const item = JSON.parse(JSON.stringify(makeItem()).replace(/\}$/, `,${JSON.stringify(changes).slice(1)}`));
  const result = await prepareTest(item);
  const warnings = result.ok ? result.warnings : [];
  expect(warnings).toContainEqual({ path, message: expect.stringMatching(message) });
});

test.each<[string, Record<string, unknown>]>([
  ['a number as version', { version: 3 }],
  ['null where a value is missing', { by: null, urgency: null, associations: null }],
  ['the same words as plain text', { bodies: [{ value: 'نص غني' }, ...html('<p>نص <b>غني</b></p>').bodies] }],
  ['a clock a second ahead', { versionCreated: '2026-03-10T12:00:01Z' }],
  ['a body of another role alone', html('<p>نص كامل</p>', 'xhtml')],
  ['HTML that is about HTML', html('<p>نص</p><p>اكتب <code>&lt;p&gt;</code></p>')],
  ['brackets that are none of WordPress', html('<p>قال [الجار] إنه عاد [sic]</p>')],
  ['mathematics in a headline', { headlines: [{ value: 'AT&T: 3 < 5 & 7 > 2' }] }],
])('takes %s without a word', async (_name, changes) => {
  expect(await prepareTest(makeItem(changes))).toMatchObject({ ok: true, warnings: [], dropped: {} });
});
