import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { mediumNotShown } from '../intake/media/item-pictures.ts';
import { repeat } from '../intake/pictures/repeat.ts';
import type { Store } from '../store/database/store.ts';
import { noteFailure } from '../store/moving/note-failure.ts';
import * as queue from '../store/moving/remote-files.ts';
import { fetchRemoteFile, NotFetched } from './fetch-remote-file.ts';
import type { GuardedFetch } from './guarded-fetch.ts';

export type RemoteFetching = {
  /** Resolves once everything that is due has been tried. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};
type Events = {
  /** What went wrong with the queue itself, or here; it is tried again. */
  onError?: (error: unknown) => void;
  /** A file that could not be fetched. Its address may be a draft's, so that only the host is told. */
  onFailure?: (host: string, reason: string) => void;
};

/** Files that this process fetches at once, of all hosts together. */
const lanes = 4;
/** Milliseconds between two files of one lane, so that an old site goes on serving its readers. */
const courtesy = 100;
const hostBusy = 2000;
/** Notices can be lost while a connection is made anew: milliseconds between two looks. */
const lookAgainEvery = 5000;
/** Seconds until a failed file is tried again, doubled each time up to the longest; the last attempt is some two days after the first. */
const backoff = { first: 30, longest: 6 * 3600, attempts: 16 };

/** Fetches the remote files that were asked for, beside everything else. Several processes may; what they fetch is bounded together. */
export function startRemoteFetching(
  store: Store,
  { dataDir, fetch }: { dataDir: string; fetch: GuardedFetch },
  { onError = () => {}, onFailure = () => {} }: Events = {},
): RemoteFetching {
  const { db } = store;
  const name = randomUUID();
  const stopping = new AbortController();
  const begun = queue
    .freeRemoteClaims(store)
    .then(() => queue.tryFailedAgain(db))
    .catch(onError);

  const step = async (stopped: () => boolean): Promise<number> => {
    await begun;
    const file = await queue.claimRemoteFile(db, name);
    if (!file) {
      const next = (await queue.nextRemoteFileIn(db)) ?? lookAgainEvery;
      // What is due and was not claimed waits for its host: those at work there go on with it.
      return next > 0 ? Math.min(lookAgainEvery, next) : hostBusy;
    }
    if (stopped()) await queue.postponeRemoteFile(db, file);
    else await work(file);
    return courtesy;
  };

  async function work(file: queue.RemoteFile): Promise<void> {
    const renewal = setInterval(
      () => void queue.renewRemoteClaim(db, file).catch(() => {}),
      (queue.remoteClaimSeconds * 1000) / 3,
    );
    try {
      await fetchRemoteFile({ db, dataDir, fetch }, file, stopping.signal);
      await queue.endRemoteFile(db, file);
    } catch (error) {
      if (stopping.signal.aborted) return await queue.postponeRemoteFile(db, file);
      if (!(error instanceof NotFetched)) {
        // A full disk, a lost database: not the file's fault.
        onError(error);
        return await queue.postponeRemoteFile(db, file, backoff.first);
      }
      onFailure(file.host, error.message);
      const isLast = error.final || file.attempts >= backoff.attempts;
      const wait = Math.max(error.after / 1000, backoff.first * 2 ** (file.attempts - 1));
      await queue.failRemoteFile(db, file, error.message, isLast ? null : Math.min(backoff.longest, wait));
      await noteFailure(db, file, mediumNotShown, queue.notFetched(error.message));
    } finally {
      clearInterval(renewal);
    }
  }

  const running = Array.from({ length: lanes }, () => repeat(step, { onError, afterError: lookAgainEvery }));
  const wake = () => running.forEach((lane) => lane.wake());
  const listening = store.listen(queue.remoteFilesChannel, wake, wake);
  listening.catch(onError);
  return {
    async settled() {
      await Promise.all(running.map((lane) => lane.settled()));
      while (await queue.isRemoteFileDue(db)) {
        await sleep(courtesy);
        await Promise.all(running.map((lane) => lane.settled()));
      }
    },
    async stop() {
      stopping.abort();
      await Promise.all(running.map((lane) => lane.stop()));
      const unlisten = await listening.catch(() => undefined);
      await unlisten?.();
    },
  };
}
