import type { QueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { StreamEvent } from '#contract/story.ts';
import { applyEvent, overtaken } from './apply-event.ts';
import { remember } from './catch-up.ts';
import { follow } from './follow.ts';
import type { StreamPiece } from './sse.ts';
import type { Wire } from './wire.ts';

/** What the tabs of a browser tell each other. */
type Word =
  | { say: 'event'; event: StreamEvent }
  /** A tab has come (back); it knows everything up to here. */
  | { say: 'here'; position: number }
  /** The tab that holds the line answers how far it is. */
  | { say: 'at'; position: number };

export type Live = { language: Language; wire: Wire; queryClient: QueryClient; position: number };

/** The earliest position that anything on hand was read at: a stream from there leaves no gap. */
export function shownPosition(queryClient: QueryClient, language: Language): number {
  const positions = queryClient
    .getQueryCache()
    .getAll()
    .flatMap(({ queryKey, state }) => {
      const at = (state.data as { position?: unknown } | undefined)?.position;
      return queryKey[1] === language && typeof at === 'number' ? [at] : [];
    });
  return Math.min(...positions);
}

/**
 * Keeps what the app knows of one language live, until the returned function is called. One tab of the browser holds the
 * line (whoever has the lock) and tells the others; a hidden tab gives it up. Where locks are missing each tab has its own.
 */
export function startStream({ language, wire, queryClient, position: from }: Live): () => void {
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(`sharit-live-${language}`) : null;
  let position = from;
  let holding = false;
  let turn: AbortController | null = null;

  const take = (event: StreamEvent) => {
    // Another tab may hold the line from an earlier position than ours.
    if (event.id <= position && event.event !== 'reset') return;
    position = event.id;
    remember(queryClient, language, event);
    applyEvent({ queryClient, wire, language }, event);
  };
  const say = (word: Word) => channel?.postMessage(word);
  const hear = ({ data: word }: MessageEvent<Word>) => {
    if (word.say === 'event') take(word.event);
    else if (word.say === 'here' && holding && word.position < position) say({ say: 'at', position });
    else if (word.say === 'at' && !holding && word.position > position) take({ event: 'reset', id: word.position });
  };
  const arrived = (piece: Extract<StreamPiece, { kind: 'event' }>) => {
    const event = eventOf(piece);
    if (!event) return;
    take(event);
    say({ say: 'event', event });
  };
  const poll = async () => {
    await queryClient.invalidateQueries({ queryKey: ['ticker', language] }, { throwOnError: false });
    await queryClient.invalidateQueries({ queryKey: ['article', language] });
  };
  const hold = async (signal: AbortSignal) => {
    if (signal.aborted) return;
    holding = true;
    const url = `${wire.base}/api/v1/${language}/ticker/stream`;
    await follow({ url, fetch: wire.fetch, position: () => position, onEvent: arrived, poll, signal });
    holding = false;
  };
  const open = () => {
    if (turn || document.visibilityState === 'hidden') return;
    turn = new AbortController();
    const { signal } = turn;
    if (navigator.locks) {
      // Refused only when given up while waiting.
      navigator.locks.request(`sharit-live-${language}`, { signal }, () => hold(signal)).catch(() => undefined);
    } else void hold(signal);
    say({ say: 'here', position });
  };
  const close = () => {
    turn?.abort();
    turn = null;
  };
  const seen = () => (document.visibilityState === 'hidden' ? close() : open());

  const stopChecking = queryClient.getQueryCache().subscribe((change) => {
    if (change.type === 'updated' && change.action.type === 'success')
      overtaken({ queryClient, wire, language }, change.query.queryKey, change.query.state.data);
  });

  channel?.addEventListener('message', hear);
  document.addEventListener('visibilitychange', seen);
  // An open line would keep the page out of the back-forward cache.
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  open();
  return () => {
    close();
    stopChecking();
    document.removeEventListener('visibilitychange', seen);
    removeEventListener('pagehide', close);
    removeEventListener('pageshow', open);
    channel?.close();
  };
}

/** The event in a piece of the stream; null for what this version of the app does not know. */
function eventOf({ id, name, data }: { id: string; name: string; data: string }): StreamEvent | null {
  if (name !== 'item' && name !== 'update' && name !== 'canceled' && name !== 'reset') return null;
  const body = JSON.parse(data || '{}') as object;
  return { ...body, event: name, id: Number(id) } as StreamEvent;
}
