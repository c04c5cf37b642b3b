import { eq, sql } from 'drizzle-orm';
import type { Asset } from '../assets.ts';
import type { Database } from '../database/database.ts';
import { assets, remoteFiles } from '../database/schema.ts';
import { notFetched } from './remote-files.ts';

/** An asset by name. What is still being fetched counts as a picture without renditions, and what could not be fetched says why. */
export async function assetOrComing(db: Database, name: string): Promise<Asset | null> {
  const [row] = await db
    .select({ asset: assets, remote: remoteFiles })
    .from(sql`(select ${name}::text as name) as wanted`)
    .leftJoin(assets, eq(assets.name, sql`wanted.name`))
    .leftJoin(remoteFiles, eq(remoteFiles.media, sql`wanted.name`));
  if (!row || row.asset) return row?.asset ?? null;
  if (!row.remote) return null;
  const { reason, requestedAt: receivedAt } = row.remote;
  const none = {
    hash: '',
    type: '',
    width: 0,
    height: 0,
    bytes: 0,
    widths: [],
    avif: false,
    file: null,
    public: false,
  };
  return { ...none, name, reason: reason && notFetched(reason), receivedAt };
}
