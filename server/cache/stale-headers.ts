import { cacheHeaders } from '../http/cache-control.ts';

/** Marks an answer from memory that could not be checked, since the database is away (RFC 9211); `age` in milliseconds. */
export function staleHeaders(age: number): Record<string, string> {
  const freshFor = Math.round((60_000 - age) / 1000);
  return { 'cache-status': `sharit; hit; ttl=${freshFor}; detail="database away"`, ...cacheHeaders('stale') };
}
