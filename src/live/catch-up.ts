import { openEventStream } from '../wire/streams/open-event-stream.ts';
import type { StreamPiece } from '../wire/streams/read-stream.ts';
import type { Wire } from '../wire/wire.ts';

type Piece = Extract<StreamPiece, { kind: 'event' }>;
type Options = { wire: Wire; url: string; position: () => number; onEvent: (piece: Piece) => void };

/**
 * A tab that hears another one's stream and has missed a part of it, as when it was opened later with older answers, hears that part by a
 * stream of its own. `to` begins or prolongs it; it ends when that position is reached, and `stop` ends it before.
 */
export function createCatchUp({ wire, url, position, onEvent }: Options) {
  let running: AbortController | null = null;
  let target = 0;
  const stop = (): void => {
    running?.abort();
    running = null;
  };
  const stopHidden = (): void => {
    if (document.visibilityState === 'hidden') stop();
  };
  return {
    stop,
    to(next: number): void {
      target = Math.max(target, next);
      // When it is shown again, the leader says anew how far it is.
      if (running || document.visibilityState === 'hidden') return;
      running = new AbortController();
      const { signal } = running;
      addEventListener('pagehide', stop, { signal });
      document.addEventListener('visibilitychange', stopHidden, { signal });
      void openEventStream({
        ...{ url, fetch: wire.fetch, position, signal },
        onEvent(piece) {
          onEvent(piece);
          if (position() >= target) stop();
        },
        // Where no stream gets through, the leader polls; its next heartbeat tries again.
        poll: async () => stop(),
      });
    },
  };
}
