import { html, ninjs, type PushCase } from './push-case.ts';

/** Texts and items of ninjs, as people and systems get them wrong. */
export const textCases: PushCase[] = [
  {
    name: 'headline-of-two-lines',
    push: [ninjs('h2', { headlines: [{ value: 'سطر أول\r\nسطر ثان\tوتاب' }] })],
    headline: 'سطر أول سطر ثان وتاب',
  },
  {
    name: 'plan-among-associations',
    push: [ninjs('l1', { associations: [{ name: 'plan', uri: 'urn:p', type: 'planning' }] })],
    warned: ['associations[0].type', /not for readers/],
  },
  {
    name: 'misspelled-property',
    push: [ninjs('m1', { urgncy: 2 })],
    warned: ['urgncy', /did you mean urgency/],
    article: { urgency: 5 },
  },
  {
    name: 'body-of-another-role',
    push: [ninjs('b1', { bodies: html('<p>نص الدور الآخر.</p>', 'xhtml') })],
    says: 'نص الدور الآخر.',
    warned: null,
  },
  {
    name: 'body-in-an-attribute',
    push: [ninjs('b2', { bodies: html('<p class="x>نص كامل</p>') })],
    warned: ['bodies[0].value', /no text/],
  },
  {
    name: 'escaped-twice',
    push: [ninjs('b3', { bodies: html('&lt;p&gt;نص مهرّب.&lt;/p&gt;') })],
    says: 'نص مهرّب.',
    never: '&lt;p&gt;',
    warned: ['bodies[0].value', /escaped/],
  },
  {
    name: 'captions',
    push: [
      ninjs('b4', {
        bodies: html('<p>قبل</p>[caption id="a" width="3"]<img src="x.jpg"> شرح الصورة[/caption]<p>بعد</p>'),
      }),
    ],
    never: '[caption',
    warned: ['bodies[0].value', /caption/],
  },
  {
    name: 'two-bodies',
    push: [ninjs('b5', { bodies: [...html('<p>المتن.</p>'), ...html('<p>متن ثان.</p>')] })],
    says: 'المتن.',
    never: 'متن ثان',
    warned: ['bodies[1]', /second body/],
  },
  {
    name: 'equal-version-of-another-text',
    push: [ninjs('q1'), ninjs('q1', { headlines: [{ value: 'نص بديل' }] })],
    never: 'نص بديل',
    warned: ['version', /another text/],
  },
  {
    name: 'endless-kicker',
    push: [ninjs('x1', { headlines: [{ value: 'عنوان الواحة' }, { role: 'kicker', value: 'ط'.repeat(400) }] })],
    article: { kicker: null },
    warned: ['headlines', /kicker/],
  },
  {
    name: 'far-future',
    push: [ninjs('f1', { versionCreated: '2199-01-01T00:00:00Z' })],
    warned: ['versionCreated', /receipt/],
  },
  {
    name: 'ninjs-2',
    push: [
      {
        uri: 'tag:example.org,2026:o2',
        standard: { name: 'ninjs', version: '2.1' },
        versioncreated: '2026-03-10T09:00:00Z',
        language: 'ar',
        headlines: [{ role: 'main', value: 'سباق الهجن' }],
        bodies: [{ role: 'main', contenttype: 'text/html', value: '<p>انطلق السباق.</p>' }],
      },
    ],
    says: 'انطلق السباق.',
    warned: ['', /ninjs 2\.1/],
  },
  {
    name: 'ninjs-1',
    push: [
      {
        uri: 'tag:example.org,2026:o1',
        type: 'text',
        versioncreated: '2026-03-10T09:00:00Z',
        language: 'ar',
        headline: 'سباق الزوارق',
        body_xhtml: '<p>انطلقت الزوارق.</p>',
      },
    ],
    says: 'انطلقت الزوارق.',
    warned: ['', /ninjs 1/],
  },
  {
    name: 'see-also-in-a-cell',
    push: [
      ninjs('t1', {
        bodies: html(
          '<table><tr><td><ul class="see-also"><li><a href="https://example.org/a">رابط الجدول</a></li></ul></td></tr></table>',
        ),
      }),
    ],
    says: 'رابط الجدول',
    warned: null,
  },
  {
    name: 'two-writers',
    push: [ninjs('w2', { by: 'بقلم: سارة كمال ومحمد علي' })],
    article: {
      authors: [
        { name: 'سارة كمال', portrait: null },
        { name: 'محمد علي', portrait: null },
      ],
    },
  },
  {
    name: 'agency-as-byline',
    push: [ninjs('w3', { by: 'سانا', infoSources: [{ name: 'سانا' }] })],
    article: { byline: 'سانا', authors: [] },
  },
];
