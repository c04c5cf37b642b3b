import { network } from '../wire/network.ts';
import { openEventStream } from '../wire/streams/open-event-stream.ts';
import { shareStream } from '../wire/streams/share-stream.ts';
import { lowestPosition } from './lowest-position.ts';
import { streamName, streamPath } from './stream-address.ts';

let close: (() => void) | null = null;

/**
 * The stream of a page whose app has not started: it waits for the first event, and gives way to the app's own (ticker-stream.ts), which
 * begins at the same position and hears that event again. Null, and no stream, where the page has no position to begin at.
 */
export function openFirstStream(
  language: string,
  queries: readonly (readonly [key: readonly unknown[], data: unknown])[],
  onEvent: () => void,
): number | null {
  const position = lowestPosition(queries, language);
  if (!Number.isFinite(position)) return null;
  close = shareStream<null, number>({
    name: streamName(language),
    connect: ({ signal }) =>
      openEventStream({
        url: streamPath(language),
        fetch: network,
        position: () => position,
        onEvent,
        // No stream gets through: the app polls.
        poll: async () => onEvent(),
        signal,
      }),
    onMessage: onEvent,
    state: () => position,
    onState: (leader) => {
      if (leader > position) onEvent();
    },
  });
  return position;
}

export function closeFirstStream(): void {
  close?.();
  close = null;
}
