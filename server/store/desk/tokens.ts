import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token. A fast hash is enough, since a token is random. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Compares in constant time, whatever the lengths. */
export function sameSecret(given: string, known: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(known));
}
