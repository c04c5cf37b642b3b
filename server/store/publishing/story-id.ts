import { createHash } from 'node:crypto';

const length = 10;

/**
 * The short id of an item: ten characters of a–z 0–9, the same for its uri on every machine. `attempt` counts up when
 * another uri already has the id (one in 10^15 pairs).
 */
export function storyIdOf(uri: string, attempt = 0): string {
  const hash = createHash('sha256')
    .update(attempt === 0 ? uri : `${uri}\n${attempt}`)
    .digest();
  return hash.readBigUInt64BE().toString(36).padStart(length, '0').slice(-length);
}
