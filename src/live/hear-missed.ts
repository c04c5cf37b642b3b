import type { QueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import { openEventStream } from '../wire/streams/open-event-stream.ts';
import type { Wire } from '../wire/wire.ts';
import { applyEvent } from './apply-event.ts';
import { eventOf } from './event-of.ts';
import { logEvent } from './missed-events.ts';
import { streamPath } from './stream-address.ts';
import { shownPosition } from './ticker-stream.ts';

/** Ms: what was missed is sent at once. */
const listening = 10_000;
/** Ms in which a connection may come about. */
const patience = 30_000;

/** Applies what a language that is not on the screen has missed, from one short connection. Resolves to whether there was one. */
export async function hearMissed(
  { queryClient, wire, language }: { queryClient: QueryClient; wire: Wire; language: Language },
  stopped: AbortSignal,
): Promise<boolean> {
  let position = shownPosition(queryClient, language);
  if (!Number.isFinite(position)) return true;
  const end = new AbortController();
  const abort = (): void => end.abort();
  stopped.addEventListener('abort', abort, { signal: end.signal });
  let timer = setTimeout(abort, patience);
  let heard = false;
  await openEventStream({
    ...{ url: wire.base + streamPath(language), fetch: wire.fetch, position: () => position, signal: end.signal },
    onOpen() {
      heard = true;
      clearTimeout(timer);
      timer = setTimeout(abort, listening);
    },
    onEvent(piece) {
      const event = eventOf(piece);
      if (!event || (event.id <= position && event.event !== 'reset')) return;
      position = event.id;
      logEvent(queryClient, language, event);
      applyEvent({ queryClient, wire, language }, event);
    },
    poll: async () => abort(),
  });
  clearTimeout(timer);
  return heard;
}
