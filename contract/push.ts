import { z } from 'zod';
import { previewLife } from './limits.ts';
import { storyId } from './story.ts';

/** `path` as in JavaScript, in the names of what was sent: `bodies[0].value`; empty for the whole. */
export const pushWarning = z.object({ path: z.string(), message: z.string() });
export type PushWarning = z.infer<typeof pushWarning>;

/** `strict=1`: what would be a warning is a 422, and nothing is stored. Withdrawals are never refused by it. */
export const pushQuery = z.object({ strict: z.enum(['0', '1']).optional() });

/** What a push is answered: 201 when something was stored, 200 for an older or equal version. */
export const pushAnswer = z
  .object({
    uri: z.string(),
    id: storyId,
    version: z.string(),
    /** Absolute address of the story's page (of a draft: where it will be; of a package: nothing is there). */
    url: z.string(),
    /** What was dropped from the body, counted: `{ "script": 1, "@onclick": 2 }`. */
    dropped: z.record(z.string(), z.int()),
    /** What was accepted but will not be shown as the sender may expect. */
    warnings: z.array(pushWarning),
    stored: z.boolean(),
  })
  .meta({ id: 'PushAnswer' });
export type PushAnswer = z.infer<typeof pushAnswer>;

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
