import type { QueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { StreamEvent } from '#contract/story.ts';
import { applyEvent, applyMissedEvents } from './apply-event.ts';
import { createCatchUp } from './catch-up.ts';
import { eventOf } from './event-of.ts';
import { closeFirstStream } from './first-stream.ts';
import { lowestPosition } from './lowest-position.ts';
import { catchUpFront } from './follow-front.ts';
import { logEvent } from './missed-events.ts';
import { settledResets } from './stream-resets.ts';
import { streamName, streamPath } from './stream-address.ts';
import { openEventStream } from '../wire/streams/open-event-stream.ts';
import { kindKey, tickerKey } from '../wire/keys.ts';
import { shareStream } from '../wire/streams/share-stream.ts';
import type { Wire } from '../wire/wire.ts';

export type Live = { language: Language; wire: Wire; queryClient: QueryClient; position: number };

/** The lowest position of all cached answers; what a reset has settled counts from there. */
export function shownPosition(queryClient: QueryClient, language: Language): number {
  const reset = settledResets.get()[language];
  const queries = queryClient.getQueryCache().getAll();
  const positioned = queries.map(({ queryKey, state: { data, dataUpdatedAt } }) => {
    const settled = reset !== undefined && dataUpdatedAt <= reset.at && queryKey[1] === language;
    const at = (data as { position?: number } | undefined)?.position;
    return [queryKey, settled && at !== undefined ? { position: Math.max(at, reset.position) } : data] as const;
  });
  return lowestPosition(positioned, language);
}

/** An event as the leading tab hands it to the others. `after`: the position that it follows upon; a tab that is not there has missed some. */
type SharedEvent = StreamEvent & { after?: number };

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
  const url = wire.base + streamPath(language);
  const catchUp = createCatchUp({
    ...{ wire, url, position: () => position },
    onEvent: (piece) => {
      const event = eventOf(piece);
      if (event) take(event);
    },
  });
  const stop = shareStream<SharedEvent, number>({
    name: streamName(language),
    connect: ({ signal, publish }) => {
      catchUp.stop();
      return openEventStream({
        ...{ url, fetch: wire.fetch, position: () => position, poll, signal },
        onEvent: (piece) => {
          const event = eventOf(piece);
          if (event) publish({ ...event, after: position });
        },
      });
    },
    onMessage: (event) => {
      if (event.after !== undefined && event.after > position) catchUp.to(event.id);
      else take(event);
    },
    state: () => position,
    // Events from before this tab listened, or while it was frozen, were missed.
    onState: (leader) => {
      if (leader > position) catchUp.to(leader);
    },
  });
  return () => {
    stop();
    catchUp.stop();
    stopChecking();
  };
}
