/** What the caches in front of this server must not serve any more. */
export type Stale = {
  /** Keys of Surrogate-Key and Cache-Tag. */
  keys: string[];
  /** Paths of this site, for caches that know no keys. */
  paths: string[];
  /** It is unknown what has changed. */
  everything: boolean;
};

/** A cache in front of this server. */
export type Target = {
  /** Kind and address: under this name it is stored how far it has been purged. */
  name: string;
  /** Resolves once the cache has acknowledged. */
  purge(stale: Stale, signal: AbortSignal): Promise<void>;
};

/** Sends a request; rejects unless it is answered with 2xx. The body is not read: it may be a whole page. */
export async function sendPurge(url: string, init: RequestInit): Promise<void> {
  const answer = await fetch(url, { redirect: 'manual', ...init });
  await answer.body?.cancel();
  if (!answer.ok) throw new PurgeRefused(answer.status);
}

/** The message says what to change, and nothing private: it is logged. */
export class PurgeRefused extends Error {
  constructor(status: number, why = '') {
    super(`The cache answered ${status}${why}.`);
  }
}

export const chunksOf = <T>(values: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size));
