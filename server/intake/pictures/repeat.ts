/** Repeats a step while it finds something to do, then waits until it is woken or until the time that the step returned. */
export type Repeated = {
  wake(): void;
  /** Resolves once nothing is left to do at this moment. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

/** `step` resolves to milliseconds until there may be more to do; 0: at once. */
export function repeat(
  step: (stopped: () => boolean) => Promise<number>,
  { onError, afterError }: { onError: (error: unknown) => void; afterError: number },
): Repeated {
  const at = { stopped: false, woken: false };
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    clearTimeout(timer);
    let wait = 0;
    while (wait <= 0 && !at.stopped) {
      at.woken = false;
      try {
        wait = await step(() => at.stopped);
      } catch (error) {
        if (at.stopped) return;
        onError(error);
        wait = afterError;
      }
      if (at.woken) wait = 0;
    }
    if (!at.stopped) timer = setTimeout(wake, wait).unref();
  };
  const wake = (): void => {
    at.woken = true;
    if (!at.stopped) running ??= run().finally(runAgain);
  };
  /** It may have been woken while it was ending. */
  const runAgain = (): void => {
    running = undefined;
    if (at.woken) wake();
  };
  wake();
  return {
    wake,
    async settled() {
      wake();
      await running;
    },
    async stop() {
      at.stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
