import { openEventStream } from './open-event-stream.ts';
import type { Fetch } from '../request.ts';
import { shareStream } from './share-stream.ts';

export type PrivateMessage = { name: string; data: unknown };
/** Name of the message that makes every tab refetch, because it may have missed something. */
export const missed = 'missed';

export type PrivateStream = {
  /** Tabs that give the same name share one stream and its messages. */
  name: string;
  url: string;
  fetch: Fetch;
  onMessage(message: PrivateMessage): void;
  /** Whether the screen is updated live at the moment. */
  onLive(is: boolean): void;
  /** The server, or a proxy, refused the stream: access may have ended. */
  onRefused(status: 401 | 404): void;
  /** A browser opens one stream with this name at a time; the others poll. */
  oneOf?: string;
};

const pollEvery = 10_000;

/** Subscribes to the events of a private resource, by one stream for all tabs, until the returned function is called. */
export function privateStream({ name, url, fetch, onMessage, onLive, onRefused, oneOf }: PrivateStream): () => void {
  let isLive: boolean | null = null;
  const setLive = (is: boolean | null) => {
    if (is === null || is === isLive) return;
    isLive = is;
    onLive(is);
  };
  return shareStream<PrivateMessage, boolean | null>({
    name,
    connect: ({ signal, publish, heartbeat }) => {
      const reportLive = (is: boolean) => {
        if (is === isLive) return;
        setLive(is);
        heartbeat();
      };
      const poll = async () => publish({ name: missed, data: null });
      const stay = (turn: AbortSignal) =>
        openEventStream({
          url,
          fetch,
          onEvent: (piece) => {
            publish({ name: piece.name, data: dataOf(piece.data) });
            reportLive(true);
          },
          onLost: (status) => {
            reportLive(false);
            if (status === 401 || status === 404) onRefused(status);
          },
          poll,
          signal: turn,
        });
      return oneOf ? inTurn(oneOf, signal, stay, poll) : stay(signal);
    },
    onMessage,
    state: () => isLive,
    onState: setLive,
  });
}

/** Over HTTP/1.1 a browser opens six connections per site: streams that cannot be shared take turns, and poll meanwhile. */
function inTurn(name: string, signal: AbortSignal, stay: (signal: AbortSignal) => Promise<void>, poll: () => unknown) {
  return new Promise<void>((resolve) => {
    let timer = setInterval(poll, pollEvery);
    const stop = shareStream<null, null>({
      name,
      async connect({ signal: turn }) {
        clearInterval(timer);
        await stay(turn);
        if (!signal.aborted) timer = setInterval(poll, pollEvery);
      },
      onMessage: () => undefined,
      state: () => null,
    });
    const end = () => {
      clearInterval(timer);
      stop();
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
}

function dataOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
