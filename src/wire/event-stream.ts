import { anySignal } from './any-signal.ts';
import { syncClock } from '../runtime/clock.ts';
import type { Fetch } from './request.ts';
import { readStream, type StreamPiece } from './sse.ts';

/** The server speaks every 15 s; a line that is quiet for longer than two of them is dead or held up by a proxy. */
const patience = 35_000;
/** While streams do not come through: ask this often, and try a stream again this often. */
const pollEvery = 30_000;
const streamAgainAfter = 5 * 60_000;
const longestPause = 30_000;

export type Follow = {
  url: string;
  fetch: Fetch;
  /** Position to go on from: what was sent after it is replayed. */
  position?(): number;
  onEvent(piece: Extract<StreamPiece, { kind: 'event' }>): void;
  /** With every connection that the server has accepted. */
  onOpen?(): void;
  /** A connection ended or did not come about; `status` is that of the answer, 0 without one. It is tried again unless aborted. */
  onLost?(status: number): void;
  /** Asks for what the stream would tell, when streams do not come through. */
  poll(): Promise<unknown>;
  signal: AbortSignal;
  random?: () => number;
};

/** Stays on the stream until aborted: connects again with growing, jittered pauses, and asks instead where no stream passes. */
export async function follow({ random = Math.random, ...to }: Follow): Promise<void> {
  let failures = 0;
  let mute = 0;
  while (!to.signal.aborted) {
    const heard = await listen(to);
    if (to.signal.aborted) return;
    if (heard === 'mute') mute += 1;
    else if (heard === 'spoke') mute = 0;
    failures = heard === 'spoke' ? 0 : failures + 1;
    if (mute >= 2) {
      await pollFor(streamAgainAfter, to);
      mute = 0;
      failures = 0;
    } else {
      // A failed question is asked again at the next turn.
      if (failures >= 5) await to.poll().catch(() => undefined);
      // Half to one and a half of the pause: readers of a restarted server do not all come back at once.
      await rest(Math.min(longestPause, 1000 * 2 ** failures) * (0.5 + random()), to.signal);
    }
  }
}

/** One connection. `spoke`: something came before it ended; `mute`: it was open and nothing came; `refused`: no stream. */
async function listen({ url, fetch, position, onEvent, onOpen, onLost, signal }: Omit<Follow, 'random'>) {
  const quiet = new AbortController();
  let timer = setTimeout(() => quiet.abort(), patience);
  let heard: 'spoke' | 'mute' | 'refused' = 'refused';
  let status = 0;
  try {
    const answer = await fetch(url, {
      headers: { accept: 'text/event-stream', ...(position && { 'last-event-id': String(position()) }) },
      cache: 'no-store',
      signal: anySignal(signal, quiet.signal),
    });
    ({ status } = answer);
    syncClock(answer);
    if (!answer.ok || !answer.body || !answer.headers.get('content-type')?.startsWith('text/event-stream')) {
      await answer.body?.cancel();
      return heard;
    }
    heard = 'mute';
    onOpen?.();
    for await (const piece of readStream(answer.body)) {
      heard = 'spoke';
      clearTimeout(timer);
      timer = setTimeout(() => quiet.abort(), patience);
      if (piece.kind === 'event') onEvent(piece);
    }
  } catch {
    // The line broke or was cut for being quiet; headers that a proxy holds back count as a mute line.
    if (quiet.signal.aborted && heard === 'refused') heard = 'mute';
  } finally {
    clearTimeout(timer);
    if (!signal.aborted) onLost?.(status);
  }
  return heard;
}

async function pollFor(span: number, { poll, signal }: Omit<Follow, 'random'>): Promise<void> {
  for (let spent = 0; spent < span && !signal.aborted; spent += pollEvery) {
    // A failed question is asked again at the next turn.
    await poll().catch(() => undefined);
    await rest(pollEvery, signal);
  }
}

/** Ends early when the device says that it is online again. */
function rest(span: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, span);
    signal.addEventListener('abort', end);
    addEventListener('online', end);
  });
}
