const second = 1_000;
/** After this time without a failure the count starts again. */
const forgetAfter = 3_600 * second;

type Failures = { count: number; until: number };

/**
 * Counts failures per key and tells how long the next attempt must wait: not at all for the first `free` failures, then two
 * seconds, doubled with each failure up to `longest` seconds. Remembers the last `keys` keys only, to bound its memory.
 */
export class GrowingDelay {
  readonly #failures = new Map<string, Failures>();
  readonly #free: number;
  readonly #longest: number;
  readonly #keys: number;

  constructor({ free, longest, keys = 10_000 }: { free: number; longest: number; keys?: number }) {
    this.#free = free;
    this.#longest = longest;
    this.#keys = keys;
  }

  /** Seconds to wait, rounded up; 0 if none. */
  wait(key: string, now: number): number {
    const left = Math.ceil(((this.#failures.get(key)?.until ?? 0) - now) / second);
    // Longer than possible: the clock was set back.
    return left > this.#longest ? 0 : Math.max(0, left);
  }

  fail(key: string, now: number): void {
    const before = this.#failures.get(key);
    const count = before && now < before.until + forgetAfter ? before.count + 1 : 1;
    const over = count - this.#free;
    const wait = over < 0 ? 0 : Math.min(this.#longest, 2 ** Math.min(over + 1, 30));
    // Inserted again, so that the map's first key is the one whose last failure is oldest.
    this.#failures.delete(key);
    this.#failures.set(key, { count, until: now + wait * second });
    if (this.#failures.size > this.#keys) this.#failures.delete(this.#failures.keys().next().value!);
  }

  forgive(key: string): void {
    this.#failures.delete(key);
  }

  get size(): number {
    return this.#failures.size;
  }
}
