import { z } from 'zod';
import { previewLife } from './limits.ts';
import { storyId } from './story.ts';

/** What a push is answered: 201 when something was stored, 200 for an older or equal version. */
export const pushAnswer = z
  .object({
    uri: z.string(),
    id: storyId,
    version: z.string(),
    /** Absolute address of the story's page (of a draft: where it will be). */
    url: z.string(),
    /** What the allow-list took out of the body, counted: `{ "script": 1, "@onclick": 2 }`. */
    dropped: z.record(z.string(), z.int()),
    /** What was accepted but will not show as the sender may expect. */
    warnings: z.array(z.object({ path: z.string(), message: z.string() })),
    stored: z.boolean(),
  })
  .meta({ id: 'PushAnswer' });

/** Minting a preview with the push secret (a CMS's Preview button). */
export const previewRequest = z
  .object({
    uri: z.string(),
    /** Seconds from now. */
    expiresIn: z.int().min(previewLife.shortest).max(previewLife.longest),
    /** A fixed version; without it always the latest. */
    version: z.string().optional(),
  })
  .strict()
  .meta({ id: 'PreviewRequest' });
export const previewMinted = z
  .object({
    id: z.string(),
    /** With the token in the fragment. Returned only here: the server stores only its hash. */
    url: z.string(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'PreviewMinted' });
export type PreviewMinted = z.infer<typeof previewMinted>;
