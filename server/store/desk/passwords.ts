import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's parameters for 32 MB: three rounds in sequence (`p`), which need the memory of one. */
const cost = { N: 2 ** 15, r: 8, p: 3 };
const length = 32;

function derive(password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  // NFKC: phones and desktops may compose the same Arabic password differently.
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, length, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}

function encoded(salt: Buffer, key: Buffer): string {
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$');
}

function decoded(stored: string) {
  const [, N, r, p, salt, hash] = stored.split('$');
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt!, 'base64'),
    hash: Buffer.from(hash!, 'base64'),
  };
}

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return encoded(salt, await derive(password, salt, cost));
}

/** Whether a hash was made with other parameters; it is replaced at the next sign-in. */
export function isOutdated(stored: string): boolean {
  const { N, r, p } = decoded(stored).cost;
  return N !== cost.N || r !== cost.r || p !== cost.p;
}

export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const { cost: storedCost, salt, hash } = decoded(stored);
  const matches = timingSafeEqual(await derive(password, salt, storedCost), hash);
  // A cheaper, older hash would reveal by its time that the name exists: do the rest of the work. A match is hashed again anyway.
  if (!matches && storedCost.N === cost.N && storedCost.r === cost.r && storedCost.p < cost.p)
    await derive(password, salt, { ...cost, p: cost.p - storedCost.p });
  return matches;
}

/** A hash that no password matches: an unknown name must take as long to check as a known one. */
export const unmatchableHash = encoded(randomBytes(16), randomBytes(length));
