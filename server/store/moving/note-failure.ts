import { eq, sql } from 'drizzle-orm';
import type { PushWarning } from '#contract/push.ts';
import type { Database } from '../database/database.ts';
import { awaitedPictures, versions } from '../database/schema.ts';
import type { RemoteFile } from './remote-files.ts';

/** Tells the desk, in the remarks of every version that awaits a file, why it is not there: once, however often it fails. */
export async function noteFailure(
  db: Database,
  { media, url }: Pick<RemoteFile, 'media' | 'url'>,
  /** Of a remark about an address, up to it. */
  lead: string,
  reason: string,
): Promise<void> {
  const isAbout = ({ message }: PushWarning) =>
    [media, url].some(
      (each) => message.startsWith(`${lead}${each}`) || message.startsWith(`${lead}${each.slice(0, 300)}…`),
    );
  const message = `${lead}${url.length > 300 ? `${url.slice(0, 300)}…` : url}: ${reason}`;
  await db.transaction(async (tx) => {
    const rows = await tx
      .select({ seq: versions.seq, uri: versions.uri, remarks: versions.remarks })
      .from(versions)
      .innerJoin(awaitedPictures, eq(awaitedPictures.seq, versions.seq))
      .where(eq(awaitedPictures.name, media))
      .orderBy(versions.seq)
      .for('update', { of: versions });
    for (const { seq, uri, remarks } of rows) {
      const known = remarks.find(isAbout);
      if (known?.message === message) continue;
      const others = remarks.filter((remark) => !isAbout(remark));
      const noted = [...others, { path: known?.path ?? 'associations', message }];
      await tx.update(versions).set({ remarks: noted }).where(eq(versions.seq, seq));
      await tx.execute(sql`select pg_notify('drafts', ${uri})`);
    }
  });
}
