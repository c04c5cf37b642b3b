/** State of the worker thread, judged by its messages. */
export type ThreadState = 'responsive' | 'blocked' | 'lost';

/** `beat` is in milliseconds, the others in beats: time during which this process itself was suspended does not count. */
export type Timeouts = { beat: number; query: number; opening: number; lost: number };
export const defaultTimeouts: Timeouts = {
  beat: 1000,
  /** A query fails after this. */
  query: 5,
  /** Long, since it includes crash recovery and migrations. */
  opening: 300,
  /** A thread that has been silent for this long will not recover: on a full disk PGlite spins for ever. */
  lost: 15,
};

/** Detects from the worker's silence that its thread is blocked or lost. */
export class PGliteWatch {
  #silent = 0;
  #timer: NodeJS.Timeout;
  #limits: () => { blocked: number; lost: number };
  #onStateChange: (state: ThreadState) => void;
  state: ThreadState = 'responsive';
  beats = 0;

  constructor(
    beat: number,
    /** `onBeat` should send something that the thread answers. */
    {
      limits,
      onBeat,
      onStateChange,
    }: {
      limits: () => { blocked: number; lost: number };
      onBeat: () => void;
      onStateChange: (state: ThreadState) => void;
    },
  ) {
    this.#limits = limits;
    this.#onStateChange = onStateChange;
    this.#timer = setInterval(() => {
      // Messages that arrived while this process was busy are handled first.
      setImmediate(() => {
        this.beats += 1;
        this.#silent += 1;
        const { blocked, lost } = this.#limits();
        if (this.#silent > lost) this.#become('lost');
        else if (this.#silent > blocked) this.#become('blocked');
        onBeat();
      });
    }, beat);
    this.#timer.unref();
  }

  /** Call for every message from the thread. */
  noteMessage(): void {
    this.#silent = 0;
    this.#become('responsive');
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #become(state: ThreadState): void {
    if (this.state === state || this.state === 'lost') return;
    this.state = state;
    this.#onStateChange(state);
  }
}
