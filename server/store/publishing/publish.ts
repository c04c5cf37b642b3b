import { and, eq, isNotNull, lte } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Article } from '#contract/story.ts';
import { articleOfVersion } from './article-of-version.ts';
import { curated, writeChanges } from './changes.ts';
import type { NewChange } from './changes.ts';
import { correctionsOf } from './corrections.ts';
import {
  heldUrgency,
  holdOf,
  holdWith,
  type HoldRow,
  withdrawnBefore,
  withDeskCorrections,
} from './holds/hold-rows.ts';
import { clearStory, withdrawFromReaders } from './kill.ts';
import type { Database } from '../database/database.ts';
import { applyMoves, idsOf } from './moves.ts';
import { notifyClock } from './notify-clock.ts';
import { items, stories, storySubjects, versions } from '../database/schema.ts';
import { searchColumns } from '../searching/search-columns.ts';
import { aboutColumns, replaceKeys } from '../searching/story-keys.ts';
import { makePublic } from './show-pictures.ts';
import { lockTwins, sortTwins } from './twins.ts';
import { changedAt, fingerprintOf } from './words/words-of-story.ts';

export type ItemRow = typeof items.$inferSelect;
export type VersionRow = typeof versions.$inferSelect;

export type Published = {
  /** Since when the desk keeps the story from readers: the stored version is not shown. */
  heldSince: Date | null;
  /** The desk hides it from lists. */
  unlisted: boolean;
  /** The story has moved to another address: the stored version is not shown. */
  movedAway: boolean;
  /** Stories with the same text: the uri of the older one, which is listed instead, and those of newer ones, which leave the lists. */
  twinOf: string | null;
  hides: string[];
};

type Options = {
  /** The moment that an embargoed version has waited for. */
  waitedUntil?: Date;
  /** It is no news, but from an archive or the past of another system: open pages are not told. */
  backfill?: boolean;
};

/** Makes one usable version what readers see. Runs in the caller's transaction, which holds the lock of the item's row. */
export async function publishVersion(
  tx: Database,
  item: ItemRow,
  version: VersionRow,
  now: Date,
  { waitedUntil, backfill = false }: Options = {},
): Promise<Published> {
  // Older embargoed versions must not replace this one later.
  await tx
    .update(versions)
    .set({ opensAt: null })
    .where(and(eq(versions.uri, item.uri), lte(versions.seq, version.seq), isNotNull(versions.opensAt)));
  const held = await holdOf(tx, item.uri);
  const withdrawn = held?.withdrawnAt ? held : await withdrawnBefore(tx, await idsOf(tx, version.story.formerUris));
  if (withdrawn) return withhold(tx, item, withdrawn, now);
  if (version.expires && version.expires > now) await notifyClock(tx, version.expires);
  if (version.story.entries) return publishPackage(tx, item, version, now);
  const moves = await applyMoves(tx, item.id, version, now);
  if (moves.movedAway) return { ...nothingShown, movedAway: true };
  const [before] = await tx.select().from(stories).where(eq(stories.id, item.id));
  const language = version.language as Language;
  const made = version.versionCreated < version.receivedAt ? version.versionCreated : version.receivedAt;
  const since = latest(made, version.embargoedUntil, waitedUntil ?? null);
  const published = item.firstPublished ?? since;
  const expired = version.expires !== null && version.expires <= now;
  const revision = (before?.revision ?? 0) + 1;
  const sent = await correctionsOf(tx, before?.article ?? null, version, since);
  const corrections = withDeskCorrections(sent, held);
  const correctedAt = corrections.find((one) => !sent.includes(one))?.at;
  const urgency = heldUrgency(version.urgency, held);
  const { story } = version;
  const isPage = story.page === true;
  const article = articleOfVersion(version, {
    id: item.id,
    published,
    urgency,
    changedAt: correctedAt ? new Date(correctedAt) : changedAt(before?.article ?? null, story, since),
    // By the desk's word only; the rest depends on the time of the request and the newsroom file, and is filled in when it is read.
    breakingUntil: held?.breakingMarked?.toISOString() ?? null,
    revision,
    expired,
    corrections,
  });
  const row = {
    seq: version.seq,
    language,
    group: item.group,
    section: story.section?.slug ?? null,
    published,
    expires: version.expires,
    expired,
    urgency,
    revision,
    article,
    seeAlso: story.seeAlso,
    translationUris: story.translationUris,
    killedAt: null,
    withdrawalReason: null,
    twinOf: isPage ? item.id : twinOfRow(item.id, held, before?.twinOf ?? null),
    fingerprint: isPage ? null : fingerprintOf(story),
    ...(await searchColumns(story, language)),
    ...(await aboutColumns(story, language)),
  };
  await lockTwins(tx, [before?.fingerprint ?? null, row.fingerprint]);
  await tx
    .insert(stories)
    .values({ id: item.id, uri: item.uri, ...row })
    .onConflictDoUpdate({ target: stories.id, set: row });
  await tx
    .update(items)
    .set({ publicSeq: version.seq, firstPublished: published, killedAt: null })
    .where(eq(items.uri, item.uri));
  await replaceSubjects(tx, article, published);
  await replaceKeys(tx, article, published);
  await makePublic(tx, version.assets);

  const left =
    before && (before.fingerprint !== row.fingerprint || before.language !== language)
      ? await sortTwins(tx, before.fingerprint, before.language)
      : noTwins;
  const twins = await sortTwins(tx, row.fingerprint, language);
  const hidden = twins.of.get(item.id) ?? null;
  const wasListed =
    before !== undefined &&
    before.article !== null &&
    !before.expired &&
    before.twinOf === null &&
    before.language === language;
  const unlisted = held?.unlisted ?? false;
  const kind =
    hidden || unlisted || isPage
      ? 'unlisted'
      : expired && wasListed
        ? 'expired'
        : wasListed || expired
          ? 'updated'
          : backfill
            ? 'backfilled'
            : 'published';
  const others = [...left.changes, ...twins.changes].filter(({ storyId }) => storyId !== item.id);
  const changed: NewChange[] = [{ kind, storyId: item.id, language, group: item.group }];
  // A story whose language was corrected leaves the lists of the wrong one.
  if (before?.article && before.language !== language)
    changed.unshift({ kind: 'killed', storyId: item.id, language: before.language as Language, group: before.group });
  await writeChanges(tx, now, [...moves.changes, ...others, ...changed]);
  for (const move of moves.released) await republish(tx, move, now);
  return { ...nothingShown, unlisted, twinOf: hidden?.uri ?? null, hides: twins.hides };
}

const nothingShown: Published = { heldSince: null, unlisted: false, movedAway: false, twinOf: null, hides: [] };

/** A story that the desk hides is its own twin; see the schema. */
function twinOfRow(id: string, held: HoldRow | undefined, before: string | null): string | null {
  if (held?.unlisted) return id;
  return before === id ? null : before;
}

/** The desk keeps the story from readers, under whichever address it comes back. */
async function withhold(tx: Database, item: ItemRow, withdrawn: HoldRow, now: Date): Promise<Published> {
  if (withdrawn.uri !== item.uri) {
    await holdWith(tx, item.uri, withdrawn);
    await writeChanges(tx, now, await withdrawFromReaders(tx, item.id, withdrawn.reason, now));
  }
  return { ...nothingShown, heldSince: withdrawn.withdrawnAt };
}

const noTwins = { changes: [] as NewChange[] };

/** Activates a package. It is no story, so a story that had its uri before is withdrawn. */
async function publishPackage(tx: Database, item: ItemRow, version: VersionRow, now: Date): Promise<Published> {
  const changes = await clearStory(tx, item.id, 'killed', now);
  await tx
    .update(items)
    .set({ publicSeq: version.seq, firstPublished: item.firstPublished ?? now, killedAt: null })
    .where(eq(items.uri, item.uri));
  await writeChanges(tx, now, [...changes, curated('front', version.language as Language)]);
  return nothingShown;
}

/** Restores a story at its own address, as if it had never moved. */
async function republish(
  tx: Database,
  { fromId, seq }: { fromId: string; seq: number | null },
  now: Date,
): Promise<void> {
  if (seq === null) return;
  const [item] = await tx.select().from(items).where(eq(items.id, fromId)).for('update');
  const [version] = await tx.select().from(versions).where(eq(versions.seq, seq));
  if (item && version) await publishVersion(tx, item, version, now);
}

const latest = (first: Date, ...others: (Date | null)[]) =>
  others.reduce<Date>((late, other) => (other && other > late ? other : late), first);

async function replaceSubjects(tx: Database, article: Article, published: Date): Promise<void> {
  await tx.delete(storySubjects).where(eq(storySubjects.storyId, article.id));
  const bySlug = new Map(article.subjects.map(({ slug, name }) => [slug, name]));
  if (bySlug.size === 0) return;
  const rows = [...bySlug].map(([slug, name]) => ({
    storyId: article.id,
    language: article.language,
    slug,
    name,
    published,
  }));
  await tx.insert(storySubjects).values(rows);
}
