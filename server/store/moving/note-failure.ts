import { eq, sql } from 'drizzle-orm';
import type { PushWarning } from '#contract/push.ts';
import type { Database } from '../database/database.ts';
import { awaitedPictures, versions } from '../database/schema.ts';
import type { RemoteFile } from './remote-files.ts';

/** Tells the desk, in the remarks of every version that awaits a file, why it is not there: once, however often it fails. */
export async function noteFailure(
  db: Database,
  { media, url }: Pick<RemoteFile, 'media' | 'url'>,
  /** Matches a remark about a file up to its address. */
  lead: RegExp,
  reason: string,
): Promise<void> {
  const isAbout = ({ message }: PushWarning) =>
    lead.test(message) &&
    [media, url].some((each) => {
      const about = message.replace(lead, '');
      return about.startsWith(each) || about.startsWith(`${each.slice(0, 300)}…`);
    });
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
      const begin = (known && lead.exec(known.message)?.[0]) ?? 'picture not shown: ';
      const message = `${begin}${url.length > 300 ? `${url.slice(0, 300)}…` : url}: ${reason}`;
      if (known?.message === message) continue;
      const others = remarks.filter((remark) => !isAbout(remark));
      const noted = [...others, { path: known?.path ?? 'associations', message }];
      await tx.update(versions).set({ remarks: noted }).where(eq(versions.seq, seq));
      await tx.execute(sql`select pg_notify('drafts', ${uri})`);
    }
  });
}
