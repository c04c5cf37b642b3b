import { follow } from './event-stream.ts';
import type { Fetch } from './request.ts';
import { shareStream } from './shared-stream.ts';

export type PrivateMessage = { name: string; data: unknown };
/** Message by which every tab is asked to read anew: something may have been missed. */
export const missed = 'missed';

export type PrivateStream = {
  /** Tabs that give the same name share one stream, and what it says. */
  name: string;
  url: string;
  fetch: Fetch;
  heard(message: PrivateMessage): void;
  /** Whether what is on the screen follows by itself at this moment. */
  live(is: boolean): void;
  /** The server, or a proxy in its place, refuses: perhaps who asks may not listen any more. */
  refused(status: 401 | 404): void;
  /** Streams of this kind of which a browser has one at a time; the others ask now and then. */
  oneOf?: string;
};

const askEvery = 10_000;

/** Listens to server-sent events of a private answer, by one stream for all tabs, until the returned function is called. */
export function privateStream({ name, url, fetch, heard, live, refused, oneOf }: PrivateStream): () => void {
  let isLive: boolean | null = null;
  const setLive = (is: boolean | null) => {
    if (is === null || is === isLive) return;
    isLive = is;
    live(is);
  };
  return shareStream<PrivateMessage, boolean | null>({
    name,
    connect: ({ signal, publish, beat }) => {
      const say = (is: boolean) => {
        if (is === isLive) return;
        setLive(is);
        beat();
      };
      const ask = async () => publish({ name: missed, data: null });
      const stay = (turn: AbortSignal) =>
        follow({
          url,
          fetch,
          onEvent: (piece) => {
            publish({ name: piece.name, data: dataOf(piece.data) });
            say(true);
          },
          onLost: (status) => {
            say(false);
            if (status === 401 || status === 404) refused(status);
          },
          poll: ask,
          signal: turn,
        });
      return oneOf ? inTurn(oneOf, signal, stay, ask) : stay(signal);
    },
    onMessage: heard,
    state: () => isLive,
    onState: setLive,
  });
}

/** Browsers give a site six connections: streams that cannot be shared wait for each other, and ask meanwhile. */
function inTurn(name: string, signal: AbortSignal, stay: (signal: AbortSignal) => Promise<void>, ask: () => unknown) {
  return new Promise<void>((resolve) => {
    let timer = setInterval(ask, askEvery);
    const stop = shareStream<null, null>({
      name,
      async connect({ signal: turn }) {
        clearInterval(timer);
        await stay(turn);
        if (!signal.aborted) timer = setInterval(ask, askEvery);
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
