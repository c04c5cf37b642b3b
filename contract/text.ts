import { z } from 'zod';

/** BCP 47 tag of a run or picture text that is not in the story's language. */
const tag = z.string().min(2).max(35);
const direction = z.enum(['rtl', 'ltr', 'auto']);

/** Inline content of a block. Characters are the editor's: nothing is corrected, trimmed of quotes or joined. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'strong' | 'em' | 'sub' | 'sup' | 'code'; children: Inline[] }
  /** `href` is http, https, mailto or tel, never anything else. */
  | { type: 'link'; href: string; children: Inline[] }
  | { type: 'break' }
  | { type: 'run'; lang?: string; dir?: 'rtl' | 'ltr' | 'auto'; children: Inline[] };

export const inline: z.ZodType<Inline> = z
  .lazy(() =>
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('text'), text: z.string() }),
      z.object({ type: z.enum(['strong', 'em', 'sub', 'sup', 'code']), children: z.array(inline) }),
      z.object({ type: z.literal('link'), href: z.string(), children: z.array(inline) }),
      z.object({ type: z.literal('break') }),
      z.object({ type: z.literal('run'), lang: tag.optional(), dir: direction.optional(), children: z.array(inline) }),
    ]),
  )
  .meta({ id: 'Inline' });

const rendition = z.object({ src: z.string(), width: z.int().positive() });
/** A picture of ours: every address is served by this server, sizes in CSS pixels of the file. */
export const picture = z
  .object({
    /** Path of the JPEG, for feeds, search engines and browsers without WebP; `width` and `height` are its own. */
    src: z.string(),
    width: z.int().positive(),
    height: z.int().positive(),
    /** WebP, ready for `srcset`: widths in pixels, ascending; each keeps the picture's own ratio. */
    renditions: z.array(rendition),
    /** The same in AVIF; missing in pictures that were made before there was any. */
    avif: z.array(rendition).optional(),
    /** Alternative text; empty when the editor gave none. */
    alt: z.string(),
    caption: z.string().nullable(),
    credit: z.string().nullable(),
  })
  .meta({ id: 'Picture' });
export type Picture = z.infer<typeof picture>;

const cell = z.object({
  heading: z.boolean(),
  content: z.array(inline),
  colSpan: z.int().optional(),
  rowSpan: z.int().optional(),
});
export type TableCell = z.infer<typeof cell>;

export type ListItem = { content: Inline[]; children: Block[] };
/** What an article is made of. There is no HTML anywhere: the reader renders these as elements. */
export type Block = (
  | { type: 'paragraph'; content: Inline[] }
  | { type: 'heading'; level: 2 | 3 | 4; content: Inline[] }
  | { type: 'quote'; blocks: Block[]; cite: Inline[] | null }
  | { type: 'list'; ordered: boolean; start?: number; items: ListItem[] }
  | { type: 'picture'; picture: Picture }
  | { type: 'table'; caption: string | null; head: TableCell[][]; rows: TableCell[][] }
  /** Something that lives elsewhere (a video, a post): shown as a labelled outside link, never loaded by itself. */
  | { type: 'embed'; url: string; title: string | null; provider: string | null }
  /** A see-also inside the body, by the ids of the stories; resolved cards come with the article. */
  | { type: 'see-also'; title: string | null; links: { href: string; text: string }[] }
  | { type: 'separator' }
) & { lang?: string; dir?: 'rtl' | 'ltr' | 'auto' };

const own = { lang: tag.optional(), dir: direction.optional() };
export const block: z.ZodType<Block> = z
  .lazy(() =>
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('paragraph'), content: z.array(inline), ...own }),
      z.object({
        type: z.literal('heading'),
        level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
        content: z.array(inline),
        ...own,
      }),
      z.object({ type: z.literal('quote'), blocks: z.array(block), cite: z.array(inline).nullable(), ...own }),
      z.object({
        type: z.literal('list'),
        ordered: z.boolean(),
        start: z.int().optional(),
        items: z.array(z.object({ content: z.array(inline), children: z.array(block) })),
        ...own,
      }),
      z.object({ type: z.literal('picture'), picture, ...own }),
      z.object({
        type: z.literal('table'),
        caption: z.string().nullable(),
        head: z.array(z.array(cell)),
        rows: z.array(z.array(cell)),
        ...own,
      }),
      z.object({
        type: z.literal('embed'),
        url: z.string(),
        title: z.string().nullable(),
        provider: z.string().nullable(),
        ...own,
      }),
      z.object({
        type: z.literal('see-also'),
        title: z.string().nullable(),
        links: z.array(z.object({ href: z.string(), text: z.string() })),
        ...own,
      }),
      z.object({ type: z.literal('separator'), ...own }),
    ]),
  )
  .meta({ id: 'Block' });
