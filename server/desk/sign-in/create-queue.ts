/**
 * One after the other, and no more than `most` that wait or run; null for the next one: it may come again later. What costs
 * a core for a fifth of a second must not take all of them because many ask at once.
 */
export function createQueue(most: number): <Answer>(task: () => Promise<Answer>) => Promise<Answer> | null {
  let last: Promise<unknown> = Promise.resolve();
  let inside = 0;
  return (task) => {
    if (inside >= most) return null;
    inside += 1;
    const run = last.then(task).finally(() => (inside -= 1));
    last = run.catch(() => undefined);
    return run;
  };
}
