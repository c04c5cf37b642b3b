import { z } from 'zod';
import {
  concept,
  infoSource,
  itemDate,
  newsEvent,
  organisation,
  person,
  place,
  rendition,
  subject,
  uri,
  valued,
} from './item-fields.ts';

const text = z.string();
/** Kinds of item that readers can be shown. `event`, `planning` and `component` are only exchanged between newsrooms. */
const internalTypes: unknown[] = ['component', 'event', 'planning'];
const type = z.enum(['text', 'picture', 'graphic', 'audio', 'video', 'composite'], {
  error: (issue) => (internalTypes.includes(issue.input) ? 'this type is not for readers' : undefined),
});

export const pubStatus = z.enum(['usable', 'withheld', 'canceled']);

/** Every property of ninjs 3.1, for the item itself and for what is associated with it. */
const newsObject = {
  uri,
  type: type.optional(),
  representationType: z.enum(['full', 'partial']).optional(),
  /** WebPage: a page of the newsroom itself (about, contact), on no list and linked from the footer. */
  profile: text.optional(),
  /** Integers compare as numbers, anything else by `versionCreated`. */
  version: text.max(100).optional(),
  firstCreated: itemDate.optional(),
  versionCreated: itemDate.optional(),
  contentCreated: itemDate.optional(),
  embargoedUntil: itemDate.optional(),
  /** `usable` where it is missing; `withheld` is a draft here. */
  pubStatus: pubStatus.optional(),
  /** 1–9, 1–2 is breaking. */
  urgency: z.int().min(1).max(9).optional(),
  copyrightHolder: text.optional(),
  copyrightNotice: text.optional(),
  usageTerms: text.optional(),
  /** For the staff, never in a public answer. */
  edNote: text.optional(),
  language: text.optional(),
  /** Roles read: summary, correction; of pictures also caption and alt. */
  descriptions: z.array(valued).optional(),
  /** Roles read: main, dateline; a sole HTML body of any role. Without `contentType` plain text. */
  bodies: z.array(valued.extend({ charCount: z.int().optional(), wordCount: z.int().optional() })).optional(),
  /** Roles read: main, subhead, ticker, kicker. A first headline without role is main, and so is a sole one of any role. */
  headlines: z.array(valued).optional(),
  people: z.array(person).optional(),
  organisations: z.array(organisation).optional(),
  places: z.array(place).optional(),
  /** `rel` section (its `literal` is the slug); all others are what the story is about. */
  subjects: z.array(subject).optional(),
  events: z.array(newsEvent).optional(),
  eventDetails: z.looseObject({}).optional(),
  plannedCoverage: z.array(z.looseObject({})).optional(),
  objects: z.array(concept).optional(),
  infoSources: z.array(infoSource).optional(),
  title: text.optional(),
  by: text.optional(),
  slugline: text.optional(),
  located: text.optional(),
  renditions: z.array(rendition).optional(),
  /**
   * Roles read: `translationGroup` ties the same story in several languages together; `formerUri` (several) is a uri that
   * this story had before: once this item is public, the former address redirects here.
   */
  altIds: z.array(z.strictObject({ role: text.optional(), value: text.optional() })).optional(),
  trustIndicators: z
    .array(z.strictObject({ role: uri.optional(), title: text.optional(), href: uri.optional() }))
    .optional(),
  standard: z.strictObject({ name: text.optional(), version: text.optional(), schema: uri.optional() }).optional(),
  genres: z.array(z.strictObject({ name: text.optional(), uri: text.optional(), literal: text.optional() })).optional(),
  expires: itemDate.optional(),
  rightsInfo: z
    .strictObject({ langId: uri.optional(), linkedRights: uri.optional(), encodedRights: text.optional() })
    .optional(),
  digitalSourceType: z
    .strictObject({ name: text.optional(), uri: uri.optional(), literal: text.optional() })
    .optional(),
};

const flatAssociation = z.strictObject({ ...newsObject, name: text, rel: text.optional() });
/** `name` is the role in the item (`featuremedia`), `rel` the relation (`…/itemrelation/seeAlso`). */
export type Association = z.infer<typeof flatAssociation> & { associations?: Association[] };
export const association: z.ZodType<Association> = z
  .lazy(() => flatAssociation.extend({ associations: z.array(association).optional() }))
  .meta({ id: 'ItemAssociation' });

/** A ninjs 3.1 item as this newsroom takes it: the standard, with language and time of the version required. */
export const item = z
  .strictObject({
    ...newsObject,
    versionCreated: itemDate,
    /** BCP 47; its first part must be a language of the newsroom. */
    language: text.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'expected a language tag, like ar or en-GB'),
    associations: z.array(association).optional(),
  })
  .meta({ id: 'Item', description: 'IPTC ninjs 3.1' });
export type Item = z.infer<typeof item>;
