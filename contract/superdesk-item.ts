import { z } from 'zod';
import { href, itemDate } from './item-fields.ts';
import { pubStatus } from './item.ts';

// Superdesk's own ninjs (its schema, and the properties its formatters add to it). Controlled vocabularies travel as
// their newsroom has set them up, so their entries are open; everything else is as strict as ninjs 3.1 here.

const text = z.string();
const term = z.looseObject({ name: text.nullish(), code: text.nullish(), scheme: text.nullish() });
const count = z.number().optional();

export const superdeskRendition = z.strictObject({
  href: href.optional(),
  mimetype: text.nullish(),
  height: z.number().nullish(),
  width: z.number().nullish(),
  poi: z.looseObject({}).nullish(),
  /** Name of the asset, sent beforehand to /api/v1/push/assets. */
  media: text.nullish(),
  duration: z.number().nullish(),
  size: z.number().nullish(),
});
export type SuperdeskRendition = z.infer<typeof superdeskRendition>;

const common = {
  type: z.enum(['text', 'preformatted', 'audio', 'video', 'picture', 'graphic', 'composite']).optional(),
  mimetype: text.nullish(),
  profile: text.nullish(),
  version: z.union([text, z.int()]).nullish(),
  firstcreated: itemDate.nullish(),
  firstpublished: itemDate.nullish(),
  embargoed: itemDate.nullish(),
  expiry: itemDate.nullish(),
  pubstatus: pubStatus.nullish(),
  urgency: z.int().min(1).max(9).nullish(),
  priority: z.number().nullish(),
  service: z.array(term).nullish(),
  genre: z.array(term).nullish(),
  signal: z.array(term).nullish(),
  place: z.array(term).nullish(),
  subject: z.array(term).nullish(),
  products: z.array(term).nullish(),
  organisation: z.array(z.looseObject({})).nullish(),
  person: z.array(z.looseObject({})).nullish(),
  event: z.array(z.looseObject({})).nullish(),
  object: z.array(z.looseObject({})).nullish(),
  copyrightholder: text.nullish(),
  copyrightnotice: text.nullish(),
  usageterms: text.nullish(),
  byline: text.nullish(),
  source: text.nullish(),
  slugline: text.nullish(),
  headline: text.nullish(),
  located: text.nullish(),
  keywords: z.array(text).nullish(),
  /** For the staff, never in a public answer. */
  ednote: text.nullish(),
  renditions: z.record(text, superdeskRendition.nullable()).nullish(),
  extra_items: z.record(text, z.looseObject({})).nullish(),
  /** The newsroom's own fields: ticker, kicker, subhead, correction and dateline are read. */
  extra: z.record(text, z.union([text, z.number(), z.boolean()]).nullable()).nullish(),
  evolvedfrom: text.nullish(),
  rewritten_by: text.nullish(),
  translated_from: text.nullish(),
  translations: z.array(text).nullish(),
  translation_id: text.nullish(),
  event_id: text.nullish(),
  assignment_id: text.nullish(),
  coverage_id: text.nullish(),
  planning_id: text.nullish(),
  attachments: z.union([z.array(z.looseObject({})), z.record(text, z.looseObject({}))]).nullish(),
  charcount: count,
  wordcount: count,
  readtime: count,
  authors: z.array(z.looseObject({ name: text.nullish(), role: text.nullish() })).nullish(),
  annotations: z.array(z.looseObject({})).nullish(),
  language: text.nullish(),
  description_text: text.nullish(),
  description_html: text.nullish(),
  body_html: text.nullish(),
  /** Of a picture: its alternative text. */
  body_text: text.nullish(),
};

const flatAssociation = z.strictObject({
  ...common,
  /** A package may name what it holds by `guid` alone. */
  guid: text.optional(),
  uri: text.optional(),
  versioncreated: itemDate.nullish(),
});
export type SuperdeskAssociation = z.infer<typeof flatAssociation> & {
  associations?: Record<string, SuperdeskAssociation | null> | null;
};
export const superdeskAssociation: z.ZodType<SuperdeskAssociation> = z
  .lazy(() => flatAssociation.extend({ associations: z.record(text, superdeskAssociation.nullable()).nullish() }))
  .meta({ id: 'SuperdeskAssociation' });

const ascii = /^[\u0021-\u007E]{1,1000}$/;

export const superdeskItem = z
  .strictObject({
    ...common,
    guid: text.regex(ascii, 'expected ASCII without spaces, at most 1000 characters'),
    versioncreated: itemDate,
    language: text.regex(/^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$/, 'expected a language tag, like ar or en-GB'),
    associations: z.record(text, superdeskAssociation.nullable()).nullish(),
  })
  .meta({ id: 'SuperdeskItem', description: "Superdesk's ninjs" });
export type SuperdeskItem = z.infer<typeof superdeskItem>;
