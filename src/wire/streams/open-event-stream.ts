import { anySignal } from '../any-signal.ts';
import { syncClock } from '../../runtime/clock.ts';
import type { Fetch } from '../request.ts';
import { readStream, type StreamPiece } from './read-stream.ts';

/** The server sends at least a comment every 15 s; after two silent intervals the connection is dead, or buffered by a proxy. */
const patience = 35_000;
/** While no stream gets through: how often to poll, and how long until a stream is tried again. */
const pollEvery = 30_000;
const streamAgainAfter = 5 * 60_000;
const longestPause = 30_000;

export type EventStreamOptions = {
  url: string;
  fetch: Fetch;
  /** Id of the last event received; later ones are replayed. */
  position?(): number;
  onEvent(piece: Extract<StreamPiece, { kind: 'event' }>): void;
  /** Called for every connection that the server accepts. */
  onOpen?(): void;
  /** A connection ended or did not come about; `status` is the response's, 0 without one. Retried unless aborted. */
  onLost?(status: number): void;
  /** Requests what the stream would have sent, while no stream gets through. */
  poll(): Promise<unknown>;
  signal: AbortSignal;
  random?: () => number;
};

/** Keeps a stream open until aborted: reconnects with exponential backoff and jitter, and polls where no stream gets through. */
export async function openEventStream({ random = Math.random, ...options }: EventStreamOptions): Promise<void> {
  let failures = 0;
  let silent = 0;
  while (!options.signal.aborted) {
    const result = await listen(options);
    if (options.signal.aborted) return;
    if (result === 'silent') silent += 1;
    else if (result === 'received') silent = 0;
    failures = result === 'received' ? 0 : failures + 1;
    if (silent >= 2) {
      await pollFor(streamAgainAfter, options);
      silent = 0;
      failures = 0;
    } else {
      // A failed poll is repeated at the next turn.
      if (failures >= 5) await options.poll().catch(() => undefined);
      // Jitter of 50 to 150 %: after a restart of the server, not every reader reconnects at once.
      await wait(Math.min(longestPause, 1000 * 2 ** failures) * (0.5 + random()), options.signal);
    }
  }
}

/** One connection. `received`: something arrived; `silent`: it was open and nothing arrived; `refused`: no stream. */
async function listen({ url, fetch, position, onEvent, onOpen, onLost, signal }: Omit<EventStreamOptions, 'random'>) {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), patience);
  let result: 'received' | 'silent' | 'refused' = 'refused';
  let status = 0;
  try {
    const response = await fetch(url, {
      headers: { accept: 'text/event-stream', ...(position && { 'last-event-id': String(position()) }) },
      cache: 'no-store',
      signal: anySignal(signal, silence.signal),
    });
    ({ status } = response);
    syncClock(response);
    if (!response.ok || !response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
      await response.body?.cancel();
      return result;
    }
    result = 'silent';
    onOpen?.();
    for await (const piece of readStream(response.body)) {
      result = 'received';
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), patience);
      if (piece.kind === 'event') onEvent(piece);
    }
  } catch {
    // The connection broke, or was aborted for its silence; one whose headers a proxy holds back counts as silent.
    if (silence.signal.aborted && result === 'refused') result = 'silent';
  } finally {
    clearTimeout(timer);
    if (!signal.aborted) onLost?.(status);
  }
  return result;
}

async function pollFor(span: number, { poll, signal }: Omit<EventStreamOptions, 'random'>): Promise<void> {
  for (let spent = 0; spent < span && !signal.aborted; spent += pollEvery) {
    // A failed poll is repeated at the next turn.
    await poll().catch(() => undefined);
    await wait(pollEvery, signal);
  }
}

/** Waits; ends early when the device comes online. */
function wait(span: number, signal: AbortSignal): Promise<void> {
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
