import { z } from 'zod';
import { shareExpiries } from './limits.ts';
import { hold } from './hold.ts';
import { previewId } from './preview.ts';
import { pushWarning } from './push.ts';
import { deskRoles } from './roles.ts';
import { article, instant, language, seeAlso, storyId, translation } from './story.ts';

export const credentials = z
  .object({ name: z.string().min(1).max(100), password: z.string().min(1).max(1000) })
  .strict();

/** Who is signed in. `searches`: there is a list of searches without answer. `csrf` goes into the `x-csrf` header of every request that changes something. */
export const deskSession = z
  .object({
    editor: z.object({ name: z.string(), role: z.enum(deskRoles), searches: z.boolean() }).nullable(),
    csrf: z.string().nullable(),
    /** Whether editors can sign in with the newsroom's identity provider. */
    singleSignOn: z.boolean(),
  })
  .meta({ id: 'DeskSession' });
export type DeskSession = z.infer<typeof deskSession>;

/** draft: never public; changed: public, and a newer draft waits; killed: withdrawn in the last seven days. */
export const deskState = z.enum(['draft', 'embargoed', 'changed', 'killed']);
export type DeskState = z.infer<typeof deskState>;
/** On the board any item can be opened, published ones as well. */
export const boardState = z.enum([...deskState.options, 'published']);
export type BoardState = z.infer<typeof boardState>;

export const deskItem = z
  .object({
    id: storyId,
    uri: z.string(),
    language,
    state: deskState,
    headline: z.string(),
    section: z.object({ slug: z.string(), name: z.string() }).nullable(),
    version: z.string(),
    savedAt: instant,
    /** When an embargoed version opens. A draft with an embargo does not open by itself. */
    opensAt: instant.nullable(),
    /** The embargoed version, if a newer draft exists; all other fields are about the newest version. */
    opensVersion: z.string().nullable(),
    urgency: z.int(),
    byline: z.string().nullable(),
  })
  .meta({ id: 'DeskItem' });
export type DeskItem = z.infer<typeof deskItem>;
export const deskItems = z
  .object({ items: z.array(deskItem), next: z.string().nullable(), counts: z.record(deskState, z.int()) })
  .meta({ id: 'DeskItems' });
export type DeskItems = z.infer<typeof deskItems>;

export const deskVersion = z.object({
  seq: z.int(),
  version: z.string(),
  pubStatus: z.enum(['usable', 'withheld', 'canceled']),
  savedAt: instant,
  receivedAt: instant,
  headline: z.string(),
  /** The version that readers see. */
  public: z.boolean(),
  /** When an embargoed version becomes public; else null. */
  opensAt: instant.nullable(),
});
export type DeskVersion = z.infer<typeof deskVersion>;

/** What a copy editor may want to look at again. Never blocking. */
export const checkKind = z.enum([
  'quotes-unbalanced',
  'quotes-nested',
  'digits-mixed',
  'dateline-missing',
  'byline-missing',
  'direction-marks',
  'tatweel',
  'double-space',
  'headline-long',
  'ticker-long',
  'see-also-draft',
  'see-also-killed',
  'alt-missing',
  'translation-missing',
]);
export type CheckKind = z.infer<typeof checkKind>;
export const check = z.object({
  kind: checkKind,
  /** Where: `headline`, `ticker`, `deck`, `body`, … */
  part: z.string(),
  /** Index of the block in the body, from 0; null outside the body. */
  block: z.int().nullable(),
  /** The words around it, as written; a language or a headline for the last kinds. */
  excerpt: z.string().nullable(),
});
export type Check = z.infer<typeof check>;

/** An item of the same translation group. */
export const boardTranslation = z.object({
  language,
  id: storyId,
  uri: z.string(),
  state: boardState,
  version: z.string(),
  headline: z.string(),
});

export const board = z
  .object({
    id: storyId,
    uri: z.string(),
    group: z.string().nullable(),
    language,
    state: boardState,
    headline: z.string(),
    version: z.string(),
    savedAt: instant,
    /** Of the newest version, as pushed. Only a version with `opensAt` becomes public by itself. */
    embargoedUntil: instant.nullable(),
    /** Path of the public page; null if there is none. */
    publicUrl: z.string().nullable(),
    /** Staff only: ninjs `edNote`. */
    note: z.string().nullable(),
    versions: z.array(deskVersion),
    /** Every item of the group, this one first. */
    translations: z.array(boardTranslation),
    /** Languages of the newsroom that the group lacks. */
    missing: z.array(language),
    checks: z.array(check),
    hold,
    /** What the sender of the newest version was warned of, in English. */
    remarks: z.array(pushWarning),
  })
  .meta({ id: 'Board' });
export type Board = z.infer<typeof board>;

/** What a frame shows. Pictures have addresses under the desk, so that they stay private. */
export const deskDraft = z
  .object({
    article,
    translations: z.array(translation),
    seeAlso: z.array(seeAlso),
    version: z.string(),
    savedAt: instant,
    pubStatus: z.enum(['usable', 'withheld', 'canceled']),
  })
  .meta({ id: 'DeskDraft' });
export type DeskDraft = z.infer<typeof deskDraft>;

export const wordChange = z.object({ op: z.enum(['same', 'added', 'removed']), text: z.string() });
export type WordChange = z.infer<typeof wordChange>;
export const difference = z.object({
  part: z.enum([
    'headline',
    'kicker',
    'ticker',
    'deck',
    'dateline',
    'byline',
    'section',
    'correction',
    'picture',
    'body',
  ]),
  change: z.enum(['changed', 'added', 'removed']),
  /** Whole words: a mark inside an Arabic word would break its joins. */
  words: z.array(wordChange),
});
export type Difference = z.infer<typeof difference>;
export const differences = z
  .object({ from: deskVersion.nullable(), to: deskVersion, changes: z.array(difference) })
  .meta({ id: 'Differences' });
export type Differences = z.infer<typeof differences>;

export const shareRequest = z
  .object({
    /** Seconds from now. */
    expiresIn: z.literal(shareExpiries),
    /** This version, or always the latest. */
    latest: z.boolean(),
    note: z.string().trim().max(200).default(''),
    signedInOnly: z.boolean().default(false),
  })
  .strict()
  .meta({ id: 'ShareRequest' });
export type ShareRequest = z.input<typeof shareRequest>;
export const share = z
  .object({
    id: previewId,
    note: z.string().nullable(),
    /** Null: always the latest. */
    version: z.string().nullable(),
    signedInOnly: z.boolean(),
    createdBy: z.string(),
    createdAt: instant,
    expiresAt: instant,
    revokedAt: instant.nullable(),
    /** How many browsers have opened it. */
    opened: z.int(),
  })
  .meta({ id: 'Share' });
export type Share = z.infer<typeof share>;

export const auditEntry = z.object({
  seq: z.int(),
  at: instant,
  /** Editor's name, `push`, or `holder` of a shared link. */
  who: z.string(),
  action: z.string(),
  uri: z.string().nullable(),
  /** Of the item, if it exists. */
  id: storyId.nullable(),
  headline: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  /** Of a change of front or ticker: the stories it concerned. `place`: where it put them (`hidden`, `pinned`); null where it took them out. */
  stories: z.array(z.object({ id: storyId, headline: z.string(), place: z.string().nullable() })),
});
export type AuditEntry = z.infer<typeof auditEntry>;
export const auditAnswer = z
  .object({ entries: z.array(auditEntry), next: z.string().nullable() })
  .meta({ id: 'AuditAnswer' });
export type AuditAnswer = z.infer<typeof auditAnswer>;

/** What readers searched for in the last weeks and would still not find, the most frequent first. */
export const unansweredAnswer = z
  .object({
    searches: z.array(
      z.object({
        language,
        /** As somebody typed it. */
        text: z.string(),
        times: z.int(),
        /** In UTC. */
        lastDay: z.iso.date(),
      }),
    ),
  })
  .meta({ id: 'UnansweredAnswer' });
export type UnansweredAnswer = z.infer<typeof unansweredAnswer>;

/**
 * Event `version` of the desk's stream: some item has a new version, or readers got or lost one. The others: `ready` (from here on
 * nothing is missed), `signed-out` (the session has ended).
 */
export const deskEvent = z.object({ id: storyId, group: z.string().nullable() });
export type DeskEvent = z.infer<typeof deskEvent>;
