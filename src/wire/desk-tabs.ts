/**
 * What the tabs of a browser tell each other about the desk's session. `leaving`: somebody signs out, and nothing of the desk may stay
 * on a screen; `left`: the session is over, or may be; `stuck`: the server has not heard of the signing out; `entered`: signed in.
 */
export type DeskWord = 'leaving' | 'left' | 'stuck' | 'entered';

const name = 'sharit-desk-session';
const words: readonly unknown[] = ['leaving', 'left', 'stuck', 'entered'];

export function tellDeskTabs(word: DeskWord): void {
  try {
    const channel = new BroadcastChannel(name);
    channel.postMessage(word);
    channel.close();
  } catch {
    tellByStorage(word);
  }
}

export function hearDeskTabs(hear: (word: DeskWord) => void): () => void {
  const heard = (word: unknown) => {
    if (words.includes(word)) hear(word as DeskWord);
  };
  const stored = ({ key, newValue }: StorageEvent) => key === name && heard(newValue);
  addEventListener('storage', stored);
  let channel: BroadcastChannel | null = null;
  try {
    channel = new BroadcastChannel(name);
    channel.addEventListener('message', ({ data }) => heard(data));
  } catch {
    // Missing, or refused: storage events are left.
  }
  return () => {
    removeEventListener('storage', stored);
    channel?.close();
  };
}

function tellByStorage(word: DeskWord): void {
  try {
    localStorage.setItem(name, word);
    // The other tabs have been told; nothing stays.
    localStorage.removeItem(name);
  } catch {
    // Storage is closed as well: each tab learns of it from the server.
  }
}
