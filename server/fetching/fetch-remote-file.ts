import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { largestFile } from '#contract/limits.ts';
import { incomingFile } from '../intake/pictures/files.ts';
import { receiveAsset } from '../intake/pictures/receive-asset.ts';
import { hashOf } from '../store/assets.ts';
import { requireSpace } from '../store/database/disk-space.ts';
import type { Database } from '../store/database/database.ts';
import type { RemoteFile } from '../store/moving/remote-files.ts';
import { FetchError } from './address-guard.ts';
import type { GuardedFetch } from './guarded-fetch.ts';

/** What is wrong with a file elsewhere; `after`: milliseconds that its server asks to wait; `final`: trying again is of no use. */
export class NotFetched extends Error {
  readonly after: number;
  readonly final: boolean;

  constructor(reason: string, { after = 0, final = false }: { after?: number; final?: boolean } = {}) {
    super(reason);
    this.after = after;
    this.final = final;
  }
}

/** Milliseconds for the largest film at 1 MB/s. */
const timeout = 10 * 60_000;
const betweenChecks = 4 * 1024 * 1024;
const accept = 'image/avif,image/webp,image/*;q=0.9,video/*,audio/*,*/*;q=0.5';

/** Fetches a file into the place of its own that arriving files have, and takes it in like one that was pushed. */
export async function fetchRemoteFile(
  { db, dataDir, fetch }: { db: Database; dataDir: string; fetch: GuardedFetch },
  { url, media }: RemoteFile,
  signal: AbortSignal,
): Promise<void> {
  const path = incomingFile(dataDir);
  await mkdir(dirname(path), { recursive: true });
  requireSpace(dataDir);
  const sha256 = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let [bytes, checked] = [0, 0];
  let status: number;
  let headers: Headers;
  try {
    ({ status, headers } = await fetch(url, {
      ...{ signal, timeout, maxBytes: largestFile, headers: { accept } },
      onBytes: async (chunk) => {
        if ((bytes += chunk.length) - checked > betweenChecks) {
          requireSpace(dataDir);
          checked = bytes;
        }
        sha256.update(chunk);
        await file.writeFile(chunk);
      },
    }));
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    throw new NotFetched(error.message, { final: error.kind !== 'unreachable' });
  } finally {
    await file.close();
  }
  if (status < 200 || status > 299)
    throw new NotFetched(`its server answers ${status}`, { after: retryAfter(headers.get('retry-after')) });
  if (bytes === 0) throw new NotFetched('its server sends nothing');
  const received = { path, type: headers.get('content-type') ?? '', hash: hashOf(sha256.digest('hex')), bytes };
  const { reason, file: extension } = await receiveAsset({ db, dataDir }, media, received);
  if (reason !== null && extension === null) throw new NotFetched(reason);
}

/** Seconds or a date, as milliseconds from now. */
function retryAfter(value: string | null): number {
  if (value === null) return 0;
  const wait = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : 0;
}
