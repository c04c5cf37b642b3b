import type { QueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { StreamEvent } from '#contract/story.ts';
import { applyEvent, applyMissedEvents } from './apply-event.ts';
import { closeFirstStream } from './first-stream.ts';
import { lowestPosition } from './lowest-position.ts';
import { catchUpFront } from './follow-front.ts';
import { logEvent } from './missed-events.ts';
import { streamName, streamPath } from './stream-address.ts';
import { openEventStream } from '../wire/streams/open-event-stream.ts';
import { kindKey, tickerKey } from '../wire/keys.ts';
import { shareStream } from '../wire/streams/share-stream.ts';
import type { Wire } from '../wire/wire.ts';

export type Live = { language: Language; wire: Wire; queryClient: QueryClient; position: number };

/** The lowest position of all cached answers. */
export function shownPosition(queryClient: QueryClient, language: Language): number {
  const queries = queryClient.getQueryCache().getAll();
  return lowestPosition(
    queries.map(({ queryKey, state }) => [queryKey, state.data] as const),
    language,
  );
}

/** Keeps the cached answers of one language up to date, by one stream for all tabs, until the returned function is called. */
export function startStream({ language, wire, queryClient, position: from }: Live): () => void {
  closeFirstStream();
  let position = from;

  const take = (event: StreamEvent) => {
    // The leading tab may have connected from an earlier position.
    if (event.id <= position && event.event !== 'reset') return;
    position = event.id;
    logEvent(queryClient, language, event);
    applyEvent({ queryClient, wire, language }, event);
  };
  const poll = async () => {
    await queryClient.invalidateQueries({ queryKey: tickerKey(language) }, { throwOnError: false });
    await queryClient.invalidateQueries({ queryKey: kindKey('article', language) });
    await catchUpFront({ queryClient, wire, language });
  };

  const stopChecking = queryClient.getQueryCache().subscribe((change) => {
    if (change.type === 'updated' && change.action.type === 'success')
      applyMissedEvents({ queryClient, wire, language }, change.query.queryKey, change.query.state.data);
  });
  const stop = shareStream<StreamEvent, number>({
    name: streamName(language),
    connect: ({ signal, publish }) =>
      openEventStream({
        url: wire.base + streamPath(language),
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
    // Events from before this tab listened, or while it was frozen, were missed.
    onState: (leader) => {
      if (leader > position) take({ event: 'reset', id: leader });
    },
  });
  return () => {
    stop();
    stopChecking();
  };
}

const known = new Set(['item', 'update', 'canceled', 'front', 'reset']);

/** Null for an event that this version of the app does not know. */
function eventOf({ id, name, data }: { id: string; name: string; data: string }): StreamEvent | null {
  if (!known.has(name)) return null;
  try {
    return { ...(JSON.parse(data || '{}') as object), event: name, id: Number(id) } as StreamEvent;
  } catch {
    // Thrown, it would close the connection, and return with the next one.
    return null;
  }
}
