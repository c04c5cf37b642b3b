/** What the tabs of a browser tell each other about a stream that they share. */
type Word<Message, State> =
  | { say: 'message'; message: Message }
  /** The leader is there, and how far it is. The lower rank leads where two do. */
  | { say: 'beat'; rank: number; state: State }
  /** A tab has come (back) and wants to know who leads. */
  | { say: 'join' }
  /** The leader goes: hidden, closed or left. */
  | { say: 'leave' };

export type SharedStream<Message, State> = {
  /** Tabs that give the same name share one stream. */
  name: string;
  /** Stays connected until aborted, in the tab that leads. Never called twice at the same time. */
  connect(line: {
    signal: AbortSignal;
    /** Hands a message to every tab, this one included. */
    publish(message: Message): void;
    /** Says anew how far the leader is, when `state` has changed without a message. */
    beat(): void;
  }): Promise<unknown>;
  onMessage(message: Message): void;
  /** How far this tab is, or how it fares; sent along while it leads. */
  state(): State;
  /** How far the leader is; called in the tabs that follow. */
  onState?(state: State): void;
};

const beatEvery = 10_000;
/** A leader that has not been heard of for so long is frozen or gone without a word. */
const patience = 25_000;
/** A leader answers a newcomer at once; locks that are held by a frozen tab, or never answer, are not waited for any longer. */
const firstPatience = 3000;
/** Where there are no locks, an answer of another tab is all that there is to wait for. */
const withoutLocks = 300;

/**
 * One stream per browser, until the returned function is called: the tab with the lock leads and tells the others; a hidden tab
 * gives it up. Locks and channels are missing or refused where cookies are blocked, and a leader may freeze: then whoever does not
 * hear of a leader leads itself, and of two leaders one resigns. Without a channel each tab has its own stream.
 */
export function shareStream<Message, State>({ name, ...own }: SharedStream<Message, State>): () => void {
  let channel: BroadcastChannel | null = null;
  let turn: AbortController | null = null;
  let leading: { rank: number; stop: AbortController; ended: Promise<void> } | null = null;
  let watch: ReturnType<typeof setTimeout> | undefined;
  let beats: ReturnType<typeof setInterval> | undefined;

  const say = (word: Word<Message, State>) => channel?.postMessage(word);
  const beat = () => {
    if (leading) say({ say: 'beat', rank: leading.rank, state: own.state() });
  };
  const publish = (message: Message) => {
    own.onMessage(message);
    say({ say: 'message', message });
  };

  const lead = (rank: number): Promise<void> => {
    clearTimeout(watch);
    if (leading) leading.rank = Math.min(leading.rank, rank);
    else {
      const stop = new AbortController();
      const ended = new Promise<void>((resolve) => {
        const end = () => {
          if (leading?.stop === stop) resign();
          resolve();
        };
        stop.signal.addEventListener('abort', end);
        // In a turn of its own: whoever connects already finds the leader.
        void Promise.resolve()
          .then(() => (stop.signal.aborted ? undefined : own.connect({ signal: stop.signal, publish, beat })))
          .then(end, end);
      });
      leading = { rank, stop, ended };
      beats = setInterval(beat, beatEvery);
    }
    beat();
    return leading.ended;
  };
  const resign = () => {
    clearInterval(beats);
    const { stop } = leading ?? {};
    leading = null;
    stop?.abort();
  };
  /** Leads unless a leader is heard of. The tabs' patience differs, so that one of them is the first. */
  const expectLeader = (within: number) => {
    clearTimeout(watch);
    if (turn && !leading) watch = setTimeout(() => void lead(Math.random()), within * (1 + Math.random() / 2));
  };

  const hear = ({ data: word }: MessageEvent<Word<Message, State>>) => {
    if (word.say === 'message') own.onMessage(word.message);
    else if (word.say === 'join') beat();
    else if (word.say === 'leave') {
      if (leading) beat();
      else expectLeader(withoutLocks);
    } else if (leading && leading.rank < word.rank) beat();
    else {
      const led = leading !== null;
      resign();
      // The other may be gone already: its beat was on the way when it left, and ours is still on the way to the rest.
      if (led) say({ say: 'leave' });
      own.onState?.(word.state);
      expectLeader(patience);
    }
  };

  const openChannel = () => {
    try {
      channel ??= new BroadcastChannel(name);
      channel.onmessage = hear;
    } catch {
      // Missing, or refused.
    }
  };
  const waitForLock = async (signal: AbortSignal) => {
    // The one who has the lock outranks everybody.
    await navigator.locks.request(name, { signal }, () => (signal.aborted ? undefined : lead(-Math.random())));
  };
  const open = () => {
    if (turn || document.visibilityState === 'hidden') return;
    const mine = (turn = new AbortController());
    openChannel();
    if (!channel) return void lead(0);
    say({ say: 'join' });
    expectLeader(firstPatience);
    waitForLock(mine.signal).catch(() => {
      if (turn === mine) expectLeader(withoutLocks);
    });
  };
  const close = () => {
    clearTimeout(watch);
    const led = leading !== null;
    resign();
    turn?.abort();
    turn = null;
    if (led) say({ say: 'leave' });
  };
  const leavePage = () => {
    close();
    // An open line or channel would keep the page out of the back-forward cache.
    channel?.close();
    channel = null;
  };
  const seen = () => (document.visibilityState === 'hidden' ? close() : open());

  document.addEventListener('visibilitychange', seen);
  addEventListener('pagehide', leavePage);
  addEventListener('pageshow', open);
  // A hidden tab leads nobody, but hears.
  openChannel();
  open();
  return () => {
    leavePage();
    document.removeEventListener('visibilitychange', seen);
    removeEventListener('pagehide', leavePage);
    removeEventListener('pageshow', open);
  };
}
