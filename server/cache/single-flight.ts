/**
 * Concurrent requests for one key share one run, as long as it began in the current generation: a run that began before a
 * change may not answer a request that came after it. `joined` says that the run was another request's.
 */
export function createSingleFlight<Result>(generation: () => number) {
  const running = new Map<string, { generation: number; result: Promise<Result> }>();
  return (key: string, run: (generation: number) => Promise<Result>): { result: Promise<Result>; joined: boolean } => {
    const current = generation();
    const shared = running.get(key);
    if (shared?.generation === current) return { result: shared.result, joined: true };
    const result = run(current).finally(() => {
      if (running.get(key)?.result === result) running.delete(key);
    });
    running.set(key, { generation: current, result });
    return { result, joined: false };
  };
}
