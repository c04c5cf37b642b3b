import { randomUUID } from 'node:crypto';
import { access, rm } from 'node:fs/promises';
import { assetByHash, isReady, type NewAsset } from '../../store/assets.ts';
import type { Store } from '../../store/database/store.ts';
import * as jobs from '../../store/rendition-jobs.ts';
import { deleteLeftFiles, originalFile } from './files.ts';
import { NotAPicture } from './make-renditions.ts';
import { RendererDied, createRenderer, type Renderer } from './renderer.ts';
import { repeat } from './repeat.ts';
import type { IntakeSettings } from '../prepare.ts';
import { showArrived } from './show-arrived.ts';

export type Renditions = {
  /** Resolves once every job that is due is done, and what it made is shown. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};
type Events = {
  /** An error of the queue itself; it is tried again. */
  onError?: (error: unknown) => void;
  /** A picture that was taken in and has turned out unreadable. */
  onUnreadable?: (hash: string, reason: string) => void;
};

/** Notices can be lost while a connection is made anew: milliseconds between two looks. */
const lookAgainEvery = 5000;
const mostCrashes = 3;
/** How often one job may be claimed, whatever the result: a picture must not crash the process again and again. */
const mostAttempts = 8;
/** Seconds, doubled with each failure in a row that is not the picture's fault. */
const firstPause = 2;
const longestPause = 300;

/** Makes renditions of queued pictures, one at a time, and shows them in the stories that await them. Several processes may. */
export function startRenditions(
  store: Store,
  { dataDir, ...settings }: { dataDir: string } & IntakeSettings,
  { onError = () => {}, onUnreadable = () => {} }: Events = {},
  renderer: Renderer = createRenderer(),
): Renditions {
  const { db } = store;
  const name = randomUUID();
  let failures = 0;
  const begun = jobs
    .freeClaims(store)
    .then(() => deleteLeftFiles(db, dataDir, Date.now()))
    .catch(onError);

  let lastSeqs = '';
  const showing = repeat(
    async (stopped) => {
      const seqs = await jobs.versionsToReadAgain(db);
      // Never the same ones without a pause: a version that goes on waiting must not occupy the processor.
      const isRepeated = seqs.join() === lastSeqs;
      lastSeqs = seqs.join();
      let failed = 0;
      for (const seq of seqs) {
        if (stopped()) break;
        // A version that cannot be shown must not hold up the others.
        await showArrived(store, seq, settings, onError).catch((error: unknown) => {
          failed += 1;
          onError(error);
        });
      }
      return seqs.length > failed && !isRepeated ? 0 : lookAgainEvery;
    },
    { onError, afterError: lookAgainEvery },
  );
  const making = repeat(
    async (stopped) => {
      await begun;
      const job = await jobs.claimJob(db, name);
      if (!job) return Math.max(50, Math.min(lookAgainEvery, (await jobs.nextJobIn(db)) ?? lookAgainEvery));
      if (stopped()) await jobs.postponeJob(db, job, 0, false);
      else await work(job, stopped);
      return 0;
    },
    { onError, afterError: lookAgainEvery },
  );

  async function work(job: jobs.RenditionJob, stopped: () => boolean): Promise<void> {
    const renewal = setInterval(() => void jobs.renewClaim(db, job).catch(() => {}), (jobs.claimSeconds * 1000) / 3);
    try {
      const result = await resultOf(job);
      failures = 0;
      if (!(await jobs.finishJob(db, job, result))) return;
      await rm(originalFile(dataDir, job.hash), { force: true });
      if (result.reason !== null) onUnreadable(job.hash, result.reason);
      showing.wake();
    } catch (error) {
      if (stopped()) return await jobs.postponeJob(db, job, 0, false);
      const died = error instanceof RendererDied;
      if (!died) onError(error);
      failures += 1;
      const pause = Math.min(longestPause, firstPause * 2 ** (failures - 1));
      await jobs.postponeJob(db, job, pause, true);
    } finally {
      clearInterval(renewal);
    }
  }

  async function resultOf(job: jobs.RenditionJob): Promise<Pick<NewAsset, 'widths' | 'avif' | 'reason'>> {
    const original = originalFile(dataDir, job.hash);
    const unreadable = (reason: string) => ({ widths: [], avif: false, reason });
    try {
      await access(original);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      const asset = await assetByHash(db, job.hash);
      return asset && isReady(asset) ? asset : unreadable('its file was lost; send it again');
    }
    if (job.attempts > mostAttempts) return unreadable('making its renditions failed again and again');
    try {
      return { ...(await renderer.render({ original, dataDir, hash: job.hash })), reason: null };
    } catch (error) {
      if (error instanceof NotAPicture) return unreadable(error.message);
      if (error instanceof RendererDied && job.attempts >= mostCrashes)
        return unreadable('it cannot be decoded in the time and memory there is');
      throw error;
    }
  }

  const wake = (): void => {
    showing.wake();
    making.wake();
  };
  const listening = store.listen(jobs.picturesChannel, wake, wake);
  listening.catch(onError);
  return {
    async settled() {
      await making.settled();
      await showing.settled();
    },
    async stop() {
      const stopping = [making.stop(), showing.stop()];
      // The current job is given back, and done after the next start.
      renderer.close();
      await Promise.all(stopping);
      const unlisten = await listening.catch(() => undefined);
      await unlisten?.();
    },
  };
}
