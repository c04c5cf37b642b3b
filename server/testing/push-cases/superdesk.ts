import { desk, killed, related, type PushCase } from './push-case.ts';

/** What Superdesk sends. */
export const superdeskCases: PushCase[] = [
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
    status: 301,
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
];
