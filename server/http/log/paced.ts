/** A hundredth of the time may be spent on it. */
const share = 100;

/** Does work that takes long only so often: in between, the last result is answered again. */
export function paced<Args extends unknown[], Result>(
  work: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  let last: Promise<Result> | undefined;
  let next = 0;
  return (...args) => {
    if (last && performance.now() < next) return last;
    const begun = performance.now();
    next = Number.POSITIVE_INFINITY;
    last = work(...args);
    last.then(
      () => (next = performance.now() + share * (performance.now() - begun)),
      () => (next = 0),
    );
    return last;
  };
}
