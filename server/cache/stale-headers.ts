// Caches in front of us ask again soon: as soon as the database is back, so is what is new.
const caching = 'public, max-age=0, must-revalidate, s-maxage=5';

/** Marks an answer from memory that nobody could check, since the database is away (RFC 9211); `age` in milliseconds. */
export function staleHeaders(age: number): Record<string, string> {
  const freshFor = Math.round((60_000 - age) / 1000);
  return { 'cache-status': `sharit; hit; ttl=${freshFor}; detail="database away"`, 'cache-control': caching };
}
