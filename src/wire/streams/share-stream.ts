/** What the tabs of a browser post to each other about a stream that they share. */
type ChannelMessage<Message, State> =
  | { type: 'message'; message: Message }
  /** The leader is alive, with its state. Of two leaders, the one of the lower rank stays. */
  | { type: 'heartbeat'; rank: number; state: State }
  /** A tab was opened or shown again and looks for the leader. */
  | { type: 'join' }
  /** The leader resigns: its tab was hidden, closed or left. */
  | { type: 'leave' };

export type SharedStream<Message, State> = {
  /** Tabs that give the same name share one stream. */
  name: string;
  /** Stays connected until aborted, in the tab that leads. Never called twice at the same time. */
  connect(connection: {
    signal: AbortSignal;
    /** Hands a message to every tab, this one included. */
    publish(message: Message): void;
    /** Posts the leader's state, for when it has changed without a message. */
    heartbeat(): void;
  }): Promise<unknown>;
  onMessage(message: Message): void;
  /** Sent with each heartbeat while this tab leads, such as its position in the stream. */
  state(): State;
  /** The leader's state; called in all other tabs. */
  onState?(state: State): void;
};

const heartbeatEvery = 10_000;
/** A leader that is silent for this long is frozen or gone. */
const patience = 25_000;
/** How long a new tab waits for a leader or the lock: a leader answers at once, a frozen tab may hold the lock for ever. */
const firstPatience = 3000;
/** Without locks, only the answer of another tab is waited for. */
const withoutLocks = 300;

/**
 * Shares one stream among all tabs of a browser, until the returned function is called. The tab that holds the lock leads and
 * broadcasts to the others; a hidden tab releases it. Where cookies are blocked, locks and channels are missing or refused, and a
 * leader may freeze: a tab that receives no heartbeat then leads itself, and of two leaders one resigns. Without a channel, each tab has a
 * stream of its own.
 */
export function shareStream<Message, State>({ name, ...stream }: SharedStream<Message, State>): () => void {
  let channel: BroadcastChannel | null = null;
  let session: AbortController | null = null;
  let leading: { rank: number; stop: AbortController; ended: Promise<void> } | null = null;
  let leaderTimer: ReturnType<typeof setTimeout> | undefined;
  let heartbeats: ReturnType<typeof setInterval> | undefined;

  const post = (message: ChannelMessage<Message, State>) => channel?.postMessage(message);
  const heartbeat = () => {
    if (leading) post({ type: 'heartbeat', rank: leading.rank, state: stream.state() });
  };
  const publish = (message: Message) => {
    stream.onMessage(message);
    post({ type: 'message', message });
  };

  const lead = (rank: number): Promise<void> => {
    clearTimeout(leaderTimer);
    if (leading) leading.rank = Math.min(leading.rank, rank);
    else {
      const stop = new AbortController();
      const ended = new Promise<void>((resolve) => {
        const end = () => {
          if (leading?.stop === stop) resign();
          resolve();
        };
        stop.signal.addEventListener('abort', end);
        // Deferred, so that `connect` finds `leading` set.
        void Promise.resolve()
          .then(() => (stop.signal.aborted ? undefined : stream.connect({ signal: stop.signal, publish, heartbeat })))
          .then(end, end);
      });
      leading = { rank, stop, ended };
      heartbeats = setInterval(heartbeat, heartbeatEvery);
    }
    heartbeat();
    return leading.ended;
  };
  const resign = () => {
    clearInterval(heartbeats);
    const { stop } = leading ?? {};
    leading = null;
    stop?.abort();
  };
  /** Leads unless a heartbeat arrives within this many ms. Jitter lets one tab be the first. */
  const expectLeader = (within: number) => {
    clearTimeout(leaderTimer);
    if (session && !leading) leaderTimer = setTimeout(() => void lead(Math.random()), within * (1 + Math.random() / 2));
  };

  const onReceived = ({ data: received }: MessageEvent<ChannelMessage<Message, State>>) => {
    if (received.type === 'message') stream.onMessage(received.message);
    else if (received.type === 'join') heartbeat();
    else if (received.type === 'leave') {
      if (leading) heartbeat();
      else expectLeader(withoutLocks);
    } else if (leading && leading.rank < received.rank) heartbeat();
    else {
      const wasLeading = leading !== null;
      resign();
      // The other leader may have left after its heartbeat was sent; the remaining tabs must then find a new one.
      if (wasLeading) post({ type: 'leave' });
      stream.onState?.(received.state);
      expectLeader(patience);
    }
  };

  const openChannel = () => {
    try {
      channel ??= new BroadcastChannel(name);
      channel.onmessage = onReceived;
    } catch {
      // Missing, or refused.
    }
  };
  const waitForLock = async (signal: AbortSignal) => {
    // Negative: the holder of the lock outranks every other tab.
    await navigator.locks.request(name, { signal }, () => (signal.aborted ? undefined : lead(-Math.random())));
  };
  const open = () => {
    if (session || document.visibilityState === 'hidden') return;
    const opened = (session = new AbortController());
    openChannel();
    if (!channel) return void lead(0);
    post({ type: 'join' });
    expectLeader(firstPatience);
    waitForLock(opened.signal).catch(() => {
      if (session === opened) expectLeader(withoutLocks);
    });
  };
  const close = () => {
    clearTimeout(leaderTimer);
    const wasLeading = leading !== null;
    resign();
    session?.abort();
    session = null;
    if (wasLeading) post({ type: 'leave' });
  };
  const leavePage = () => {
    close();
    // An open connection or channel would keep the page out of the back-forward cache.
    channel?.close();
    channel = null;
  };
  const onVisibilityChange = () => (document.visibilityState === 'hidden' ? close() : open());

  document.addEventListener('visibilitychange', onVisibilityChange);
  addEventListener('pagehide', leavePage);
  addEventListener('pageshow', open);
  // A hidden tab does not lead, but receives messages.
  openChannel();
  open();
  return () => {
    leavePage();
    document.removeEventListener('visibilitychange', onVisibilityChange);
    removeEventListener('pagehide', leavePage);
    removeEventListener('pageshow', open);
  };
}
