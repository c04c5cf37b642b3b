type Sent = Record<string, unknown>;
export type PushCase = {
  name: string;
  push: Sent[];
  /** Path and message of one warning of the last answer; null: of none. */
  warned?: [path: string, message: RegExp] | null;
  /** Of the last item, at its address: 200 unless said otherwise. Of a package 404. */
  status?: 200 | 404 | 410;
  /** Of the first item, where there are two. */
  first?: 301 | 410;
  headline?: string;
  /** What the page says, and what it must not. */
  says?: string;
  never?: string;
  /** Of the article as the API answers it. */
  article?: Sent;
};

const times = { versionCreated: '2026-03-10T09:00:00Z' };
const ninjs = (name: string, changes: Sent = {}): Sent => ({
  uri: `tag:example.org,2026:${name}`,
  version: '1',
  language: 'ar',
  ...times,
  pubStatus: 'usable',
  headlines: [{ role: 'main', value: `مهرجان النخيل ${name}` }],
  bodies: html(`<p>افتُتح المهرجان في الواحة ${name}.</p>`),
  ...changes,
});
const html = (value: string, role = 'main') => [{ role, contentType: 'text/html', value }];
const desk = (name: string, changes: Sent = {}): Sent => ({
  guid: `urn:example:${name}`,
  type: 'text',
  version: '1',
  language: 'ar',
  versioncreated: '2026-03-10T09:00:00+0000',
  headline: `قطار الجبل ${name}`,
  body_html: `<p>عاد القطار إلى سكته ${name}.</p>`,
  ...changes,
});
const related = (order: number) => ({
  guid: `urn:example:related-${order}`,
  type: 'text',
  headline: `رفيق ${order}`,
  order,
});
const killed = { pubstatus: 'canceled' };

/** Inputs of the kinds that newsrooms' systems send, and what must be so for readers and for the sender. */
export const pushCases: PushCase[] = [
  {
    name: 'kill-later-time',
    push: [desk('k1'), desk('k1', { ...killed, versioncreated: '2026-03-10T10:00:00+0000' })],
    status: 410,
  },
  { name: 'kill-same-everything', push: [desk('k2'), desk('k2', killed)], status: 410 },
  {
    name: 'kill-least-fields',
    push: [desk('k3'), { guid: 'urn:example:k3', version: '9', pubstatus: 'canceled' }],
    status: 410,
  },
  {
    name: 'kill-no-version',
    push: [desk('k4', { version: '12' }), { guid: 'urn:example:k4', pubstatus: 'canceled' }],
    status: 410,
  },
  {
    name: 'kill-unknown-language',
    push: [ninjs('k5'), { uri: 'tag:example.org,2026:k5', version: '2', language: 'xx', pubStatus: 'canceled' }],
    status: 410,
    warned: null,
  },
  {
    name: 'kill-of-wrong-values',
    push: [
      ninjs('k6'),
      {
        ...ninjs('k6', {
          version: 2,
          versionCreated: 'غدا',
          urgency: 'x',
          headlines: 7,
          bodies: null,
          associations: 'y',
        }),
        pubStatus: 'killed',
      },
    ],
    status: 410,
    warned: ['pubStatus', /canceled/],
  },
  {
    name: 'kill-with-associations',
    push: [
      desk('k7'),
      desk('k7', {
        ...killed,
        version: '2',
        associations: { 'related--1': related(1) },
        extra: { v: { embed: '<iframe></iframe>' } },
      }),
    ],
    status: 410,
  },
  {
    name: 'kill-too-old',
    push: [desk('k8', { version: '3' }), desk('k8', { ...killed, version: '2' })],
    warned: ['version', /ignored/],
  },
  {
    name: 'kill-unknown-uri',
    push: [desk('k9', { ...killed, version: '3' }), desk('k9', { version: '3' })],
    status: 404,
    warned: ['version', /withdrawn at version 3/],
  },
  {
    name: 'related-order',
    push: [
      desk('related-2'),
      desk('related-1'),
      desk('r1', { associations: { 'related--2': related(2), 'related--1': related(1) } }),
    ],
    warned: null,
  },
  {
    name: 'numbers-as-codes',
    push: [desk('n1', { subject: [{ name: 'قطارات', code: 7 }], service: [{ name: 'علوم', code: 3 }] })],
    article: { section: { slug: 'science', name: 'علوم' }, subjects: [{ slug: '7', name: 'قطارات' }] },
  },
  {
    name: 'embed-field',
    push: [
      desk('e1', {
        extra: { film: { embed: '<iframe src="https://www.youtube.com/embed/abc123"></iframe>', description: 'رحلة' } },
      }),
    ],
    says: 'https://www.youtube.com/watch?v=abc123',
  },
  {
    name: 'attachment',
    push: [
      desk('a1', {
        body_html: '<p>نزّل <a data-attachment="5a">الجدول</a>.</p>',
        attachments: [{ id: '5a', title: 'الجدول', href: 'https://media.example.org/5a' }],
      }),
    ],
    says: 'https://media.example.org/5a',
    warned: null,
  },
  {
    name: 'attachment-without-link',
    push: [desk('a2', { attachments: [{ id: '5b', title: 'الخريطة', href: 'https://media.example.org/5b' }] })],
    warned: ['attachments[0]', /الخريطة/],
  },
  {
    name: 'picture-that-is-missing',
    push: [
      desk('g1', {
        associations: {
          'media--1': {
            guid: 'urn:p1',
            type: 'picture',
            order: 1,
            renditions: { original: { media: 'm1', href: 'https://sd.example/m1' } },
          },
        },
      }),
    ],
    warned: ['associations.media--1.renditions', /m1/],
  },
  {
    name: 'film-as-lead',
    push: [
      desk('v1', {
        associations: {
          featuremedia: {
            guid: 'urn:v',
            type: 'video',
            renditions: { original: { media: 'v', href: 'https://sd.example/v.mp4', mimetype: 'video/mp4' } },
          },
        },
      }),
    ],
    warned: ['associations.featuremedia', /film/],
  },
  {
    name: 'film-alone',
    push: [
      desk('v2', {
        type: 'video',
        body_html: '',
        renditions: { original: { href: 'https://sd.example/v.mp4', mimetype: 'video/mp4' } },
      }),
    ],
    warned: ['renditions', /film/],
    article: { breakingUntil: null },
  },
  { name: 'past-schedule', push: [desk('s1', { publish_schedule: '2026-03-10T08:00:00+0000' })], warned: null },
  {
    name: 'future-schedule',
    push: [desk('s2', { publish_schedule: '2099-03-10T08:00:00+0000' })],
    status: 404,
    warned: null,
  },
  {
    name: 'rewrite-fields',
    push: [desk('w1', { rewrite_sequence: 1, refs: [{ key: 'a', guid: 'b' }], priority: 6, annotations: [{ id: 1 }] })],
    warned: null,
  },
  { name: 'update-replaces', push: [desk('u1'), desk('u2', { evolvedfrom: 'urn:example:u1' })], first: 301 },
  {
    name: 'update-of-an-update',
    push: [
      desk('u3'),
      desk('u4', { evolvedfrom: 'urn:example:u3' }),
      desk('u5', { evolvedfrom: 'urn:example:u4', rewrite_of: 'urn:example:u4' }),
    ],
    first: 301,
  },
  {
    name: 'kill-of-an-update',
    push: [desk('u6'), desk('u7', { evolvedfrom: 'urn:example:u6' }), desk('u7', { ...killed, version: '2' })],
    first: 410,
    status: 410,
  },
  {
    name: 'kill-of-what-was-updated',
    push: [desk('u9', { evolvedfrom: 'urn:example:u8' }), desk('u8', { ...killed, version: '2' })],
    status: 404,
    warned: ['guid', /successor: https:\/\/news\.example\/ar\/news\//],
  },
  {
    name: 'package',
    push: [
      desk('p1', { type: 'composite', associations: { main: { guid: 'urn:example:a', type: 'text', label: 'hero' } } }),
    ],
    status: 404,
    warned: null,
  },
  {
    name: 'references-in-headline',
    push: [desk('h1', { headline: 'قال &#39;نعم&#39; &#8211; ثم مضى &amp; عاد' })],
    headline: "قال 'نعم' – ثم مضى & عاد",
  },
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
