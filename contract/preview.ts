import { z } from 'zod';
import { article, instant, language, seeAlso, storyId, translation } from './story.ts';

/** Opaque, in addresses: 12 characters. Says nothing about the item. */
export const previewId = z.string().regex(/^[A-Za-z0-9_-]{12}$/);

/** The token has 256 bits, base64url. It travels in the fragment only, so that no server, proxy or referrer ever logs it. */
export const previewOpen = z
  .object({ token: z.string().max(200) })
  .strict()
  .meta({ id: 'PreviewOpen' });

/** A draft as its holder sees it. Pictures have addresses under the preview, so that they stay private. */
export const draftPreview = z.object({
  state: z.literal('draft'),
  article,
  translations: z.array(translation),
  seeAlso: z.array(seeAlso),
  /** As numbered by the newsroom's system. */
  version: z.string(),
  pubStatus: z.enum(['usable', 'withheld', 'canceled']),
  /** When this version was saved in the newsroom's system. */
  savedAt: instant,
  embargoedUntil: instant.nullable(),
  expiresAt: instant,
  /** True: the link always shows the latest version; false: one version, whatever comes after it. */
  latest: z.boolean(),
  /** For editors only: ends with the session in which it was opened. */
  signedInOnly: z.boolean(),
});
export type DraftPreview = z.infer<typeof draftPreview>;

/** The previewed version, or one after it, is public: the holder is sent to its page. */
export const publishedPreview = z.object({
  state: z.literal('published'),
  language,
  id: storyId,
  /** Path on this server. */ url: z.string(),
});

export const previewAnswer = z
  .discriminatedUnion('state', [draftPreview, publishedPreview])
  .meta({ id: 'PreviewAnswer' });
export type PreviewAnswer = z.infer<typeof previewAnswer>;
