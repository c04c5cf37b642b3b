import { z } from 'zod';
import { href, itemDate } from './item-fields.ts';
import { pubStatus } from './item.ts';

// Superdesk's own ninjs (what its formatters ninjs and ninjs2 write, and Newsroom's), which is also the shape of ninjs 1.x.
// Controlled vocabularies and custom fields travel as their newsroom has set them up, so they are open.

const text = z.string();
const code = z.union([text, z.number()]);
const term = z.looseObject({ name: text.optional(), code: code.optional(), scheme: z.unknown().optional() });
const open = z.unknown().optional();

/** Properties that its formatters write and that readers never see. */
const unread = [
  ...['mimetype', 'profile', 'firstcreated', 'firstpublished', 'priority', 'genre', 'signal', 'place', 'products'],
  ...['organisation', 'person', 'event', 'object', 'infosource', 'usageterms', 'slugline', 'keywords', 'extra_items'],
  ...[
    'rewritten_by',
    'rewrite_sequence',
    'translated_from',
    'translations',
    'event_id',
    'assignment_id',
    'coverage_id',
  ],
  ...['planning_id', 'charcount', 'wordcount', 'readtime', 'annotations', 'refs', 'standard', 'altids', 'title'],
] as const;

export const superdeskRendition = z.looseObject({
  href: href.optional(),
  mimetype: text.optional(),
  /** Name of the asset, sent beforehand to /api/v1/push/assets. */
  media: text.optional(),
});
export type SuperdeskRendition = z.infer<typeof superdeskRendition>;

const superdeskAttachment = z.looseObject({
  id: text.optional(),
  title: text.optional(),
  href: text.optional(),
  /** Name of the asset that was pushed for it. */
  media: text.optional(),
});

const common = {
  type: z.enum(['text', 'preformatted', 'audio', 'video', 'picture', 'graphic', 'composite']).optional(),
  version: z.union([text, z.int()]).optional(),
  embargoed: itemDate.optional(),
  /** In the future: an embargo. */
  publish_schedule: itemDate.optional(),
  expiry: itemDate.optional(),
  pubstatus: pubStatus.optional(),
  urgency: z.int().min(1).max(9).optional(),
  service: z.array(term).optional(),
  subject: z.array(term).optional(),
  copyrightholder: text.optional(),
  copyrightnotice: text.optional(),
  byline: text.optional(),
  source: text.optional(),
  headline: text.optional(),
  located: text.optional(),
  /** For the staff, never in a public answer. */
  ednote: text.optional(),
  renditions: z.record(text, superdeskRendition).optional(),
  /** The newsroom's own fields: ticker, kicker, subhead, correction, dateline and formerUri are read, and embeds shown. */
  extra: z.record(text, z.unknown()).optional(),
  /** What this item is an update of: both are one story. `rewrite_of` is NINJSv2's word for the same. */
  evolvedfrom: text.optional(),
  rewrite_of: text.optional(),
  translation_id: text.optional(),
  attachments: z.union([z.array(superdeskAttachment), z.record(text, superdeskAttachment)]).optional(),
  authors: z.array(z.looseObject({ name: text.optional(), avatar_url: text.optional() })).optional(),
  language: text.optional(),
  description_text: text.optional(),
  description_html: text.optional(),
  body_html: text.optional(),
  /** ninjs 1.x. */
  body_xhtml: text.optional(),
  /** Of a picture: its alternative text. */
  body_text: text.optional(),
  /** Place among its neighbours, and word of a package for it. */
  order: z.number().optional(),
  label: text.optional(),
  ...(Object.fromEntries(unread.map((name) => [name, open])) as Record<(typeof unread)[number], typeof open>),
};

const flatAssociation = z.strictObject({
  ...common,
  /** A package may name what it holds by `guid` alone. */
  guid: text.optional(),
  uri: text.optional(),
  versioncreated: open,
});
export type SuperdeskAssociation = z.infer<typeof flatAssociation> & {
  associations?: Record<string, SuperdeskAssociation>;
};
export const superdeskAssociation: z.ZodType<SuperdeskAssociation> = z
  .lazy(() => flatAssociation.extend({ associations: z.record(text, superdeskAssociation).optional() }))
  .meta({ id: 'SuperdeskAssociation' });

const ascii = /^[\u0021-\u007E]{1,1000}$/;

export const superdeskItem = z
  .strictObject({
    ...common,
    guid: text.regex(ascii, 'expected ASCII without spaces, at most 1000 characters'),
    versioncreated: itemDate,
    language: text.regex(/^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$/, 'expected a language tag, like ar or en-GB'),
    associations: z.record(text, superdeskAssociation).optional(),
  })
  .meta({ id: 'SuperdeskItem', description: "Superdesk's ninjs" });
export type SuperdeskItem = z.infer<typeof superdeskItem>;
