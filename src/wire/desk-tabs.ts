/**
 * What the tabs and frames of a browser post to each other about the desk's session. `leaving`: the editor signs out, and nothing of the desk may
 * stay on a screen; `left`: the session has ended, or may have; `stuck`: the sign-out has not reached the server; `entered`: signed in.
 */
export type DeskTabMessage = 'leaving' | 'left' | 'stuck' | 'entered';

const name = 'sharit-desk-session';
/** A document ignores its own messages; the frames of a board are documents of their own. */
const sender = `${performance.timeOrigin} ${Math.random()}`;
const known: readonly unknown[] = ['leaving', 'left', 'stuck', 'entered'];

export function notifyDeskTabs(message: DeskTabMessage): void {
  try {
    const channel = new BroadcastChannel(name);
    channel.postMessage({ sender, message });
    channel.close();
  } catch {
    notifyByStorage(message);
  }
}

export function onDeskTabMessage(listener: (message: DeskTabMessage) => void): () => void {
  const receive = (message: unknown) => {
    if (known.includes(message)) listener(message as DeskTabMessage);
  };
  const stored = ({ key, newValue }: StorageEvent) => key === name && receive(newValue);
  addEventListener('storage', stored);
  let channel: BroadcastChannel | null = null;
  try {
    channel = new BroadcastChannel(name);
    channel.addEventListener('message', ({ data }: MessageEvent<{ sender?: string; message?: unknown } | null>) => {
      if (data?.sender !== sender) receive(data?.message);
    });
  } catch {
    // Missing or refused: storage events remain.
  }
  return () => {
    removeEventListener('storage', stored);
    channel?.close();
  };
}

function notifyByStorage(message: DeskTabMessage): void {
  try {
    localStorage.setItem(name, message);
    // The event has been sent; nothing needs to stay.
    localStorage.removeItem(name);
  } catch {
    // Storage is refused as well: each tab finds out from the server.
  }
}
