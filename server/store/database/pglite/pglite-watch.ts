/** What the worker's thread is doing, as far as it can be told from here. */
export type ThreadState = 'well' | 'held-up' | 'lost';

/** In beats of a second, so that a process that was itself asleep does not blame the thread for it. */
export type Patience = { beat: number; question: number; opening: number; lost: number };
export const patience: Patience = {
  beat: 1000,
  /** A question fails after so many beats. */
  question: 5,
  /** Opening after a crash, and migrating a large archive, take their time. */
  opening: 300,
  /** A thread that has said nothing for so many does not come back: a full disk lets PGlite spin for ever. */
  lost: 15,
};

/** Counts the beats in which the worker says nothing though it was asked. */
export class PGliteWatch {
  #silent = 0;
  #timer: NodeJS.Timeout;
  #limits: () => { heldUp: number; lost: number };
  #tell: (state: ThreadState) => void;
  state: ThreadState = 'well';
  beats = 0;

  constructor(
    beat: number,
    /** `onBeat` asks the thread for a sign of life. */
    {
      limits,
      onBeat,
      tell,
    }: { limits: () => { heldUp: number; lost: number }; onBeat: () => void; tell: (state: ThreadState) => void },
  ) {
    this.#limits = limits;
    this.#tell = tell;
    this.#timer = setInterval(() => {
      // What has arrived while this process was busy is heard first.
      setImmediate(() => {
        this.beats += 1;
        this.#silent += 1;
        const { heldUp, lost } = this.#limits();
        if (this.#silent > lost) this.#become('lost');
        else if (this.#silent > heldUp) this.#become('held-up');
        onBeat();
      });
    }, beat);
    this.#timer.unref();
  }

  /** The thread has said something. */
  heard(): void {
    this.#silent = 0;
    this.#become('well');
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #become(state: ThreadState): void {
    if (this.state === state || this.state === 'lost') return;
    this.state = state;
    this.#tell(state);
  }
}
