// A process of its own for the work on pixels: its memory returns to the system when it ends, and a picture that brings a decoder
// down does not bring the server down. Started by renderer.ts, one task at a time over IPC.
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import sharp from 'sharp';
import { makeRenditions, NotAPicture, type Made, type RenditionTask } from './make-renditions.ts';

export type Outcome = { rss: number } & (
  | { made: Made }
  | { unreadable: string }
  | { failed: { message: string; code: string | undefined } }
);

process.umask(0o077);
sharp.concurrency(1);
sharp.cache(false);
try {
  // Readers go first, and where memory runs out this process goes first.
  setPriority(10);
  writeFileSync('/proc/self/oom_score_adj', '800');
} catch {
  // Not on this system.
}

process.on('message', (task: RenditionTask) => void run(task));
// The server has gone; exit() would wait for the encoder.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

async function run(task: RenditionTask): Promise<void> {
  const outcome = await makeRenditions(task).then(
    (made) => ({ made }),
    (error: Error & { code?: string }) =>
      error instanceof NotAPicture
        ? { unreadable: error.message }
        : { failed: { message: error.message, code: error.code } },
  );
  process.send!({ ...outcome, rss: process.memoryUsage.rss() } satisfies Outcome);
}
