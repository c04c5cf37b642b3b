import { createHash } from 'node:crypto';
import type { TableCount } from './backup-format.ts';

const modulus = 1n << 256n;

/** Counts rows, and sums their hashes: equal for the same rows in any order. */
export class RowDigest {
  #sum = 0n;
  #rows = 0;

  add(line: string): void {
    this.#rows += 1;
    this.#sum = (this.#sum + BigInt(`0x${createHash('sha256').update(line).digest('hex')}`)) % modulus;
  }

  result(): TableCount {
    return { rows: this.#rows, digest: this.#sum.toString(16).padStart(64, '0') };
  }
}
