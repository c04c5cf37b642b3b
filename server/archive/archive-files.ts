import { join } from 'node:path';
import { z } from 'zod';
import { holdActions } from '#contract/hold-actions.ts';
import { languages } from '#contract/language.ts';
import type { PushWarning } from '#contract/push.ts';
import type { PreparedStory } from '../store/database/prepared.ts';
import { isAssetName } from '../store/assets.ts';
import { sourceItems } from '../store/database/schema.ts';
import { fileTypes, storedFile } from '../store/stored-files.ts';
import { renditionFiles } from '../store/rendition-files.ts';

// An archive is a folder: every version as ninjs 3.1, numbered in the order of receipt; beside it what readers were shown of it; the
// files of pictures and films; and lists, one JSON object a line.

/** Changes when an older server could not read what this one writes. */
export const archiveFormat = { format: 'sharit-archive', version: 2 } as const;

export const headFile = 'archive.json';
export const assetList = 'assets.ndjson';
export const holdList = 'holds.ndjson';

/** `ninjs`: the item. `sent`: as it was sent, where that was another format. `story`: what was made of it. */
export function versionFile(folder: string, number: number, kind: 'ninjs' | 'sent' | 'story'): string {
  const name = String(number).padStart(7, '0');
  // A thousand versions in a folder: one with a hundred thousand files is slow to list.
  return join(folder, 'versions', name.slice(0, 4), `${name}.${kind}.json`);
}

const moment = z.iso.datetime().transform((text) => new Date(text));
const opaque = <Type>() => z.custom<Type>((value) => value !== null && value !== undefined);

/** What is known of a version besides the item itself. */
export const storyFile = z.object({
  id: z.string().regex(/^[a-z0-9]{8,12}$/),
  uri: z.string(),
  received: moment,
  language: z.enum(languages),
  group: z.string().nullable(),
  version: z.string(),
  versionCreated: moment,
  pubStatus: z.enum(['usable', 'withheld', 'canceled']),
  urgency: z.int(),
  embargoedUntil: moment.nullable(),
  expires: moment.nullable(),
  assets: z.array(z.string()),
  awaits: z.array(z.string()),
  remarks: opaque<PushWarning[]>(),
  story: opaque<PreparedStory>(),
});

/** An asset under one of its names. Its hash and extension become parts of paths. */
export const assetLine = z.object({
  name: z.string().refine((name) => isAssetName(name) || /^sha256:[0-9a-f]{32}$/.test(name)),
  hash: z.string().regex(/^[0-9a-f]{32}$/),
  type: z.string(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  widths: z.array(z.int().positive()),
  avif: z.boolean(),
  reason: z.string().nullable(),
  file: z
    .string()
    .refine((file) => Object.hasOwn(fileTypes, file))
    .nullable(),
  receivedAt: moment,
});

export const redirectLine = z.object({
  address: z.string(),
  source: z.string(),
  uri: z.string().nullable(),
  asset: z.string().nullable(),
  path: z
    .string()
    .regex(/^\/(?![/\\])/)
    .nullable(),
});

export const remoteLine = z.object({
  url: z.string(),
  media: z.string(),
  source: z.string(),
  /** When; null of what is still to be fetched. */
  fetched: moment.nullable(),
});

/** By which name a source knows what is here, so that it goes on where it was. */
export const sourceItemLine = z.object({
  source: z.string(),
  key: z.string(),
  uri: z.string(),
  state: z.enum(sourceItems.state.enumValues),
  changed: z.string(),
  fingerprint: z.string(),
  dated: moment,
  headline: z.string(),
  refused: z.boolean(),
  problems: opaque<PushWarning[]>(),
  dropped: z.record(z.string(), z.number()),
  takenAt: moment,
  listedAt: moment.nullable(),
});

/** With the names of editors, as readers of the desk see them. */
export const holdLine = z.object({
  uri: z.string(),
  revision: z.int(),
  withdrawnAt: moment.nullable(),
  withdrawnBy: z.string().nullable(),
  reason: z.string().nullable(),
  origin: z.string().nullable(),
  unlisted: z.boolean(),
  breakingEnded: z.boolean(),
  breakingMarked: moment.nullable(),
  corrections: z.array(z.object({ at: z.iso.datetime(), by: z.string(), text: z.string() })),
  changedAt: moment,
  changedBy: z.string(),
  lastAction: z.enum(holdActions),
});

/** The files that an asset has once nothing waits for it; in an archive they lie where they lie in DATA_DIR. */
export function filesOf(folder: string, asset: { hash: string; widths: number[]; avif: boolean; file: string | null }) {
  if (asset.file !== null) return [storedFile(folder, asset.hash, asset.file)];
  return asset.widths.length > 0 ? renditionFiles(folder, asset) : [];
}
