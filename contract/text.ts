import { z } from 'zod';
import { film, picture, player, sound, type Picture } from './media.ts';

export type { MediaSource, MediaTrack, Picture } from './media.ts';

/** BCP 47 tag of a run or picture text that is not in the story's language. */
const tag = z.string().min(2).max(35);
const direction = z.enum(['rtl', 'ltr', 'auto']);

/** Inline content of a block. Characters are the editor's: nothing is corrected, trimmed of quotes or joined. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'strong' | 'em' | 'sub' | 'sup' | 'code'; children: Inline[] }
  /** `href`: http, https, mailto or tel; a path of this site (`/ar/news/…`, `/files/…`); or `#` and the `anchor` of a block. */
  | { type: 'link'; href: string; children: Inline[] }
  /** The mark of a footnote, as written («١», `*`). `again`: not the first mark of that note, which is where the note leads back to. */
  | { type: 'note'; note: string; label: string; again?: true }
  | { type: 'break' }
  | { type: 'run'; lang?: string; dir?: 'rtl' | 'ltr' | 'auto'; children: Inline[] };

export const inline: z.ZodType<Inline> = z
  .lazy(() =>
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('text'), text: z.string() }),
      z.object({ type: z.enum(['strong', 'em', 'sub', 'sup', 'code']), children: z.array(inline) }),
      z.object({ type: z.literal('link'), href: z.string(), children: z.array(inline) }),
      z.object({ type: z.literal('note'), note: z.string(), label: z.string(), again: z.literal(true).optional() }),
      z.object({ type: z.literal('break') }),
      z.object({ type: z.literal('run'), lang: tag.optional(), dir: direction.optional(), children: z.array(inline) }),
    ]),
  )
  .meta({ id: 'Inline' });

const cell = z.object({
  heading: z.boolean(),
  content: z.array(inline),
  colSpan: z.int().optional(),
  rowSpan: z.int().optional(),
});
export type TableCell = z.infer<typeof cell>;

export type ListItem = { content: Inline[]; children: Block[] };
/** A line of verse: one text, or two hemistichs (صدر، عجز). */
export type Verse = [Inline[]] | [Inline[], Inline[]];
/** `referred`: some mark of the text leads to it, so that it can lead back. */
export type Footnote = { id: string; label: string; blocks: Block[]; referred: boolean };
/** What an article is made of. There is no HTML anywhere: the reader renders these as elements. */
export type Block = (
  | { type: 'paragraph'; content: Inline[] }
  | { type: 'heading'; level: 2 | 3 | 4; content: Inline[] }
  | { type: 'quote'; blocks: Block[]; cite: Inline[] | null }
  | { type: 'list'; ordered: boolean; start?: number; items: ListItem[] }
  /** `width`: CSS pixels at which the sender showed it, where that is small. */
  | { type: 'picture'; picture: Picture; width?: number }
  /** Two pictures or more, in the editor's order. */
  | { type: 'gallery'; title: string | null; caption: string | null; pictures: Picture[] }
  | ({ type: 'film' } & z.infer<typeof film>)
  | ({ type: 'sound' } & z.infer<typeof sound>)
  | ({ type: 'player' } & z.infer<typeof player>)
  | { type: 'table'; caption: string | null; head: TableCell[][]; rows: TableCell[][] }
  /** Something that lives elsewhere and is not loaded here: a labelled outside link. `provider` is a name or a host. */
  | { type: 'embed'; url: string; title: string | null; provider: string | null }
  /** A see-also inside the body, by the ids of the stories; resolved cards come with the article. */
  | { type: 'see-also'; title: string | null; links: { href: string; text: string }[] }
  /** Beside the story: what the sentence after it does not follow from. */
  | { type: 'fact-box'; title: string | null; blocks: Block[] }
  /** Words of the text set large; `cite` is who said them. */
  | { type: 'pull-quote'; blocks: Block[]; cite: Inline[] | null }
  /** Stanzas of lines; `cite` is the poet. */
  | { type: 'poem'; title: string | null; stanzas: Verse[][]; cite: Inline[] | null }
  /** Words of somebody's post elsewhere. `date` as written; `handle` with its @. `blocks` may be empty: then only the link is known. */
  | {
      type: 'post';
      platform: string;
      url: string;
      author: string | null;
      handle: string | null;
      date: string | null;
      blocks: Block[];
    }
  | { type: 'footnotes'; title: string | null; notes: Footnote[] }
  | { type: 'details'; summary: Inline[]; open: boolean; blocks: Block[] }
  | { type: 'author-box'; name: string | null; portrait: Picture | null; blocks: Block[] }
  /** An editor's warning about what follows (harsh pictures). */
  | { type: 'warning'; title: string | null; blocks: Block[] }
  /** An entry of a live page. `time` as written; `at` where the sender also said it for machines (ISO 8601, UTC). */
  | {
      type: 'live-post';
      time: string | null;
      at: string | null;
      breaking: boolean;
      title: string | null;
      blocks: Block[];
    }
  /** A document: our copy of it (`/files/…`), or its outside address. `bytes` and `mediaType` are null of what is not ours. */
  | { type: 'attachment'; href: string; title: string; mediaType: string | null; bytes: number | null }
  | { type: 'separator' }
) & {
  lang?: string;
  dir?: 'rtl' | 'ltr' | 'auto';
  /** Id of the element, where a link of the body leads to it; no other element of the page has one like it. */
  anchor?: string;
};

const own = { lang: tag.optional(), dir: direction.optional(), anchor: z.string().optional() };
const blocks = z.lazy(() => z.array(block));
const line = z.array(inline);
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
      z.object({ type: z.literal('picture'), picture, width: z.int().positive().optional(), ...own }),
      z.object({
        type: z.literal('gallery'),
        title: z.string().nullable(),
        caption: z.string().nullable(),
        pictures: z.array(picture),
        ...own,
      }),
      film.extend({ type: z.literal('film'), ...own }),
      sound.extend({ type: z.literal('sound'), ...own }),
      player.extend({ type: z.literal('player'), ...own }),
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
      z.object({ type: z.literal('fact-box'), title: z.string().nullable(), blocks, ...own }),
      z.object({ type: z.literal('pull-quote'), blocks, cite: line.nullable(), ...own }),
      z.object({
        type: z.literal('poem'),
        title: z.string().nullable(),
        stanzas: z.array(z.array(z.union([z.tuple([line]), z.tuple([line, line])]))),
        cite: line.nullable(),
        ...own,
      }),
      z.object({
        type: z.literal('post'),
        platform: z.string(),
        url: z.string(),
        author: z.string().nullable(),
        handle: z.string().nullable(),
        date: z.string().nullable(),
        blocks,
        ...own,
      }),
      z.object({
        type: z.literal('footnotes'),
        title: z.string().nullable(),
        notes: z.array(z.object({ id: z.string(), label: z.string(), blocks, referred: z.boolean() })),
        ...own,
      }),
      z.object({ type: z.literal('details'), summary: line, open: z.boolean(), blocks, ...own }),
      z.object({
        type: z.literal('author-box'),
        name: z.string().nullable(),
        portrait: picture.nullable(),
        blocks,
        ...own,
      }),
      z.object({ type: z.literal('warning'), title: z.string().nullable(), blocks, ...own }),
      z.object({
        type: z.literal('live-post'),
        time: z.string().nullable(),
        at: z.string().nullable(),
        breaking: z.boolean(),
        title: z.string().nullable(),
        blocks,
        ...own,
      }),
      z.object({
        type: z.literal('attachment'),
        href: z.string(),
        title: z.string(),
        mediaType: z.string().nullable(),
        bytes: z.int().nullable(),
        ...own,
      }),
      z.object({ type: z.literal('separator'), ...own }),
    ]),
  )
  .meta({ id: 'Block' });
