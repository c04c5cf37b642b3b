/** Does a step again and again while it finds something to do, then waits for a wake-up or for the moment that it has named. */
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
  let stopped = false;
  let woken = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    clearTimeout(timer);
    let wait = 0;
    while (wait <= 0 && !stopped) {
      woken = false;
      try {
        wait = await step(() => stopped);
      } catch (error) {
        if (stopped) return;
        onError(error);
        wait = afterError;
      }
      if (woken) wait = 0;
    }
    if (!stopped) timer = setTimeout(wake, wait).unref();
  };
  const wake = (): void => {
    woken = true;
    if (!stopped) running ??= run().finally(() => (running = undefined));
  };
  wake();
  return {
    wake,
    settled: async () => {
      wake();
      while (running) await running;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
