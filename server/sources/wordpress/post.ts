import { z } from 'zod';
import { lineOfText } from '../../intake/one-line.ts';

// A post or page as the REST API answers it. What a plugin has made of a field that we can do without does not matter.

const rendered = z.object({ rendered: z.string().catch('') }).catch({ rendered: '' });
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/);

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

export const post = z.object({
  id: z.int(),
  type: z.string().catch('post'),
  status: z.string().catch('publish'),
  date_gmt: time.nullish().catch(null),
  modified_gmt: time,
  slug: z.string().catch(''),
  link: z.string().catch(''),
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
export type Post = z.infer<typeof post>;

/** What a list of keys asks for. */
export const listedPost = post.pick({ id: true, status: true, date_gmt: true, modified_gmt: true });

export const listedFields = 'id,status,date_gmt,modified_gmt';
export const postFields =
  'id,type,status,date_gmt,modified_gmt,slug,link,title,excerpt,content,sticky,menu_order,lang,translations,wpml_current_locale,wpml_translations,_links,_embedded';

/** WordPress writes UTC without Z. */
export const momentOfGmt = (gmt: string): Date => new Date(`${gmt.slice(0, 19)}Z`);

export const datedOf = ({ date_gmt, modified_gmt }: Pick<Post, 'date_gmt' | 'modified_gmt'>): Date =>
  momentOfGmt(date_gmt ?? modified_gmt);

export const changedOf = ({ status, date_gmt, modified_gmt }: Pick<Post, 'status' | 'date_gmt' | 'modified_gmt'>) =>
  `${modified_gmt} ${status} ${date_gmt ?? ''}`;
