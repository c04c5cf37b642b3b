import { z } from 'zod';
import { lineOfText } from '../../intake/one-line.ts';

// A post or page as the REST API answers it. What a plugin has made of a field that we can do without does not matter.

const rendered = z.object({ rendered: z.string().catch('') }).catch({ rendered: '' });
/** Sites that were moved by hand have `-0001-11-30T00:00:00` for a moment that nobody stored. */
const time = z
  .string()
  .regex(/^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d/)
  .refine((gmt) => !Number.isNaN(momentOfGmt(gmt).getTime()));
/** Stands for the time of a post that has none. */
export const never = '1970-01-01T00:00:00';

/** WordPress stores names of terms escaped. */
export const termName = z.string().transform((name) => lineOfText(name).text);

const term = z.object({
  id: z.int(),
  name: termName,
  slug: z.string().catch(''),
  taxonomy: z.string(),
  link: z.string().catch(''),
});
export type Term = z.infer<typeof term>;

const size = z.object({ source_url: z.string() });
const media = z.object({
  source_url: z.string(),
  /** Its own page. */
  link: z.string().catch(''),
  media_type: z.string().catch('image'),
  mime_type: z.string().optional().catch(undefined),
  alt_text: z.string().catch(''),
  caption: rendered,
  title: rendered,
  media_details: z.object({ sizes: z.record(z.string(), size).catch({}) }).catch({ sizes: {} }),
});
export type FeaturedMedia = z.infer<typeof media>;

const oneOf = <T extends z.ZodType>(schema: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) => {
      const read = schema.safeParse(all[0]);
      return read.success ? read.data : null;
    });

/** A post without one of its times has the other. */
const withTimes = <T extends { date_gmt: string | null; modified_gmt: string | null }>(read: T) => ({
  ...read,
  modified_gmt: read.modified_gmt ?? read.date_gmt ?? never,
});

const ids = z.array(z.int()).catch([]);
const fields = z.object({
  id: z.int(),
  type: z.string().catch('post'),
  status: z.string().catch('publish'),
  date_gmt: time.nullable().catch(null),
  modified_gmt: time.nullable().catch(null),
  slug: z.string().catch(''),
  link: z.string().catch(''),
  author: z.int().catch(0),
  featured_media: z.int().catch(0),
  categories: ids,
  tags: ids,
  title: rendered,
  excerpt: rendered,
  content: z.object({ rendered: z.string().catch(''), protected: z.boolean().catch(false) }),
  sticky: z.boolean().catch(false),
  /** Of a page: its place among the others. */
  menu_order: z.int().catch(0),
  /** Polylang Pro. */
  lang: z.string().optional().catch(undefined),
  translations: z.unknown().optional(),
  /** WPML REST API. */
  wpml_current_locale: z.string().optional().catch(undefined),
  wpml_translations: z.unknown().optional(),
  _embedded: z
    .object({
      author: oneOf(z.object({ id: z.int().catch(0), name: z.string(), link: z.string().catch('') })),
      'wp:featuredmedia': oneOf(media),
      'wp:term': z
        .array(z.array(z.unknown()).catch([]))
        .catch([])
        .transform((groups) =>
          groups.flat().flatMap((each) => {
            const read = term.safeParse(each);
            return read.success ? [read.data] : [];
          }),
        ),
    })
    .catch({ author: null, 'wp:featuredmedia': null, 'wp:term': [] }),
});
export const post = fields.transform(withTimes);
export type Post = z.infer<typeof post>;

export type Listed = z.infer<typeof listedPost>;
/** What a list of keys asks for. */
export const listedPost = fields
  .pick({
    id: true,
    status: true,
    date_gmt: true,
    modified_gmt: true,
    link: true,
    author: true,
    categories: true,
    tags: true,
  })
  .transform(withTimes);

export const listedFields = 'id,status,date_gmt,modified_gmt,link,author,categories,tags';
export const postFields =
  'id,type,status,date_gmt,modified_gmt,slug,link,author,featured_media,categories,tags,title,excerpt,content,sticky,menu_order,lang,translations,wpml_current_locale,wpml_translations,_links,_embedded';

/** WordPress writes UTC without Z. */
export function momentOfGmt(gmt: string): Date {
  return new Date(`${gmt.slice(0, 19)}Z`);
}

export const datedOf = ({ date_gmt, modified_gmt }: Pick<Post, 'date_gmt' | 'modified_gmt'>): Date =>
  momentOfGmt(date_gmt ?? modified_gmt);
