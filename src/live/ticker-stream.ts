import type { QueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { StreamEvent } from '#contract/story.ts';
import { applyEvent, overtaken } from './apply-event.ts';
import { remember } from './catch-up.ts';
import { follow } from '../wire/event-stream.ts';
import { kindKey, tickerKey } from '../wire/keys.ts';
import { shareStream } from '../wire/shared-stream.ts';
import type { Wire } from '../wire/wire.ts';

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

/** Keeps what the app knows of one language live, until the returned function is called, by one stream for all tabs of the browser. */
export function startStream({ language, wire, queryClient, position: from }: Live): () => void {
  let position = from;

  const take = (event: StreamEvent) => {
    // Another tab may hold the line from an earlier position than ours.
    if (event.id <= position && event.event !== 'reset') return;
    position = event.id;
    remember(queryClient, language, event);
    applyEvent({ queryClient, wire, language }, event);
  };
  const poll = async () => {
    await queryClient.invalidateQueries({ queryKey: tickerKey(language) }, { throwOnError: false });
    await queryClient.invalidateQueries({ queryKey: kindKey('article', language) });
  };

  const stopChecking = queryClient.getQueryCache().subscribe((change) => {
    if (change.type === 'updated' && change.action.type === 'success')
      overtaken({ queryClient, wire, language }, change.query.queryKey, change.query.state.data);
  });
  const stop = shareStream<StreamEvent, number>({
    name: `sharit-live-${language}`,
    connect: ({ signal, publish }) =>
      follow({
        url: `${wire.base}/api/v1/${language}/ticker/stream`,
        fetch: wire.fetch,
        position: () => position,
        onEvent: (piece) => {
          const event = eventOf(piece);
          if (event) publish(event);
        },
        poll,
        signal,
      }),
    onMessage: take,
    state: () => position,
    // What was said before this tab listened, or while it was frozen, it has missed.
    onState: (leader) => {
      if (leader > position) take({ event: 'reset', id: leader });
    },
  });
  return () => {
    stop();
    stopChecking();
  };
}

/** The event in a piece of the stream; null for what this version of the app does not know. */
function eventOf({ id, name, data }: { id: string; name: string; data: string }): StreamEvent | null {
  if (name !== 'item' && name !== 'update' && name !== 'canceled' && name !== 'reset') return null;
  try {
    return { ...(JSON.parse(data || '{}') as object), event: name, id: Number(id) } as StreamEvent;
  } catch {
    // Thrown, it would end the line, and come again with the next one.
    return null;
  }
}
