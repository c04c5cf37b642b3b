/**
 * Runs tasks one after the other; returns null instead of queueing if `max` are waiting or running. For work such as hashing a
 * password, which takes a core for a fifth of a second and must not occupy all of them.
 */
export function createQueue(max: number): <Answer>(task: () => Promise<Answer>) => Promise<Answer> | null {
  let last: Promise<unknown> = Promise.resolve();
  let pending = 0;
  return (task) => {
    if (pending >= max) return null;
    pending += 1;
    const run = last.then(task).finally(() => (pending -= 1));
    last = run.catch(() => undefined);
    return run;
  };
}
