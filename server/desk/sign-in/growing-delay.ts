const second = 1_000;
/** After this long without another failure everything is forgiven. */
const memory = 3_600 * second;

type Failures = { count: number; until: number };

/**
 * Failures by key, and how long the next try has to wait for them: nothing for the first `free`, then two seconds,
 * twice as long after each, `longest` seconds at most. Holds the last `keys` keys only, so that it cannot grow.
 */
export class GrowingDelay {
  readonly #known = new Map<string, Failures>();
  readonly #free: number;
  readonly #longest: number;
  readonly #keys: number;

  constructor({ free, longest, keys = 10_000 }: { free: number; longest: number; keys?: number }) {
    this.#free = free;
    this.#longest = longest;
    this.#keys = keys;
  }

  /** In seconds, rounded up; 0: now. */
  wait(key: string, now: number): number {
    const left = Math.ceil(((this.#known.get(key)?.until ?? 0) - now) / second);
    // Longer than ever set: the clock was set back.
    return left > this.#longest ? 0 : Math.max(0, left);
  }

  fail(key: string, now: number): void {
    const before = this.#known.get(key);
    const count = before && now < before.until + memory ? before.count + 1 : 1;
    const over = count - this.#free;
    const wait = over < 0 ? 0 : Math.min(this.#longest, 2 ** Math.min(over + 1, 30));
    // Set anew, it is the newest: the first of the map is the one that has not failed for the longest time.
    this.#known.delete(key);
    this.#known.set(key, { count, until: now + wait * second });
    if (this.#known.size > this.#keys) this.#known.delete(this.#known.keys().next().value!);
  }

  forgive(key: string): void {
    this.#known.delete(key);
  }

  get size(): number {
    return this.#known.size;
  }
}
