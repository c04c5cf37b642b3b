import { z } from 'zod';

const rendition = z.object({ src: z.string(), width: z.int().positive() });
/** A point of a picture in hundredths of its width, from the left, and of its height, from the top. */
export const focus = z.object({ x: z.int().min(0).max(100), y: z.int().min(0).max(100) });
export type Focus = z.infer<typeof focus>;

/** A picture of ours: every address is served by this server, sizes in CSS pixels of the file. */
export const picture = z
  .object({
    /** Path of the JPEG, for feeds, search engines and browsers without WebP; `width` and `height` are its own. */
    src: z.string(),
    width: z.int().positive(),
    height: z.int().positive(),
    /** WebP, ready for `srcset`: widths in pixels, ascending; each keeps the picture's own ratio. */
    renditions: z.array(rendition),
    /** The same in AVIF; missing in renditions made before AVIF was added. */
    avif: z.array(rendition).optional(),
    /** Alternative text; empty when the editor gave none. */
    alt: z.string(),
    caption: z.string().nullable(),
    credit: z.string().nullable(),
    /** What must be seen of it where a front crops it. */
    focus: focus.optional(),
  })
  .meta({ id: 'Picture' });
export type Picture = z.infer<typeof picture>;

/** A file of ours (`/media/…`), or the outside address of an HLS list (`application/vnd.apple.mpegurl`). */
export const mediaSource = z.object({ src: z.string(), type: z.string() }).meta({ id: 'MediaSource' });
export type MediaSource = z.infer<typeof mediaSource>;

/** WebVTT of ours. `label` is null where the sender gave none. */
export const mediaTrack = z
  .object({
    src: z.string(),
    kind: z.enum(['captions', 'subtitles', 'chapters', 'descriptions']),
    /** BCP 47. */
    lang: z.string().nullable(),
    label: z.string().nullable(),
  })
  .meta({ id: 'MediaTrack' });
export type MediaTrack = z.infer<typeof mediaTrack>;

const recording = {
  /** Never empty; the browser takes the first it can play. */
  sources: z.array(mediaSource).min(1),
  tracks: z.array(mediaTrack),
  /** Names the player; null where only a caption was given. */
  title: z.string().nullable(),
  caption: z.string().nullable(),
  credit: z.string().nullable(),
  /** Seconds; null where the sender did not say. */
  duration: z.number().positive().nullable(),
  /** What is said in it, one paragraph an entry; empty where none was given. */
  transcript: z.array(z.string()),
};
export const film = z.object({
  ...recording,
  /** A picture of ours. */
  poster: picture.nullable(),
  /** CSS pixels of the film, for its ratio; null where the sender did not say. */
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
});
export const sound = z.object(recording);
/** A frame of a host that the newsroom allows: loaded after the reader's tap only. */
export const player = z.object({
  /** What the frame loads; its host is in the page's `frame-src`. */
  frame: z.string(),
  /** The same as a page of its own, for a link beside it. */
  url: z.string(),
  provider: z.string(),
  media: z.enum(['video', 'audio', 'graphic']),
  title: z.string().nullable(),
  caption: z.string().nullable(),
  credit: z.string().nullable(),
  /** CSS pixels as the sender gave them; null where they did not. Without a width the height is fixed. */
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
});
