import { randomBytes } from 'node:crypto';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Share } from '#contract/desk.ts';
import { editorOfSession } from './accounts.ts';
import type { Database } from '../database/database.ts';
import { draftByUri, versionBySeq } from './drafts.ts';
import type { DraftRow, Version } from './drafts.ts';
import { audit, previews, versions } from '../database/schema.ts';
import { hashOfToken, newToken, sameSecret } from './tokens.ts';

export type Preview = typeof previews.$inferSelect;

/** NOTIFY channel: id of each preview that was revoked or that a holder has left, so that its open pages close. */
export const previewsChannel = 'previews';

export type Mint = {
  uri: string;
  versionSeq: number | null;
  expiresIn: number;
  createdBy: string;
  note?: string;
  signedInOnly?: boolean;
  now: Date;
};

export async function mintPreview(db: Database, mint: Mint): Promise<{ id: string; token: string; expiresAt: Date }> {
  const id = randomBytes(9).toString('base64url');
  const token = newToken();
  const expiresAt = new Date(mint.now.getTime() + mint.expiresIn * 1000);
  await db.insert(previews).values({
    id,
    hash: hashOfToken(token),
    uri: mint.uri,
    versionSeq: mint.versionSeq,
    note: mint.note || null,
    signedInOnly: mint.signedInOnly ?? false,
    createdBy: mint.createdBy,
    createdAt: mint.now,
    expiresAt,
  });
  return { id, token, expiresAt };
}

async function livePreview(db: Database, id: string, now: Date): Promise<Preview | null> {
  const [preview] = await db.select().from(previews).where(eq(previews.id, id));
  return preview && !preview.revokedAt && preview.expiresAt > now ? preview : null;
}

/** The preview that a token opens; null, after the same comparison, if it is wrong, expired, revoked or unknown. */
export async function previewByToken(db: Database, id: string, token: string, now: Date): Promise<Preview | null> {
  const preview = await livePreview(db, id, now);
  return sameSecret(hashOfToken(token), preview?.hash ?? '') ? preview : null;
}

/** Adds a holder and returns the token for their cookie. A link for editors ends with the session (`sessionHash`) that opened it. */
export async function addHolder(db: Database, id: string, sessionHash?: string): Promise<string> {
  const token = newToken();
  const holder = [hashOfToken(token), sessionHash].filter(Boolean).join(' ');
  await db
    .update(previews)
    .set({ holders: sql`array_append(${previews.holders}, ${holder})` })
    .where(eq(previews.id, id));
  return token;
}

export async function previewByHolder(
  db: Database,
  id: string,
  token: string | undefined,
  now: Date,
): Promise<Preview | null> {
  const hash = hashOfToken(token ?? '');
  const preview = await livePreview(db, id, now);
  const holder = preview?.holders.find((one) => sameSecret(one.split(' ')[0]!, hash));
  if (!preview || !holder) return null;
  const sessionHash = holder.split(' ')[1];
  if (preview.signedInOnly && !(sessionHash && (await editorOfSession(db, sessionHash, now)))) return null;
  return preview;
}

export async function removeHolder(db: Database, id: string, token: string): Promise<void> {
  const hash = hashOfToken(token);
  await db
    .update(previews)
    .set({ holders: sql`array(select h from unnest(${previews.holders}) h where split_part(h, ' ', 1) <> ${hash})` })
    .where(eq(previews.id, id));
  await db.execute(sql`select pg_notify(${previewsChannel}, ${id})`);
}

/** Null if it is unknown or already revoked. */
export async function revokePreview(db: Database, id: string, now: Date): Promise<Preview | null> {
  const [preview] = await db
    .update(previews)
    .set({ revokedAt: now })
    .where(and(eq(previews.id, id), isNull(previews.revokedAt)))
    .returning();
  if (!preview) return null;
  await db.execute(sql`select pg_notify(${previewsChannel}, ${id})`);
  return preview;
}

export type Previewed = { row: DraftRow; version: Version; published: boolean };

/** What a preview shows now; null if its story was withdrawn. */
export async function previewed(db: Database, preview: Preview): Promise<Previewed | null> {
  const row = await draftByUri(db, preview.uri);
  if (!row || row.state === 'killed') return null;
  const version = preview.versionSeq === null ? row.latest : await versionBySeq(db, preview.uri, preview.versionSeq);
  if (!version) return null;
  return { row, version, published: row.item.publicSeq !== null && row.item.publicSeq >= version.seq };
}

/** Newest first. */
export async function sharesOf(db: Database, uri: string): Promise<Share[]> {
  // Counted in the audit list, since holders who left are removed from the preview.
  const opened = sql<number>`(select count(*)::int from ${audit} a where a.action = 'preview-opened' and a.detail ->> 'preview' = ${previews.id})`;
  const rows = await db
    .select({ preview: previews, version: versions.version, opened })
    .from(previews)
    .leftJoin(versions, eq(versions.seq, previews.versionSeq))
    .where(eq(previews.uri, uri))
    .orderBy(desc(previews.createdAt), desc(previews.id))
    .limit(100);
  return rows.map(({ preview, version, opened: openedCount }) => ({
    id: preview.id,
    note: preview.note,
    version,
    signedInOnly: preview.signedInOnly,
    createdBy: preview.createdBy,
    createdAt: preview.createdAt.toISOString(),
    expiresAt: preview.expiresAt.toISOString(),
    revokedAt: preview.revokedAt?.toISOString() ?? null,
    opened: openedCount,
  }));
}
