import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's choice for 32 MB: three rounds one after the other, so that an attempt needs no more memory than one. */
const cost = { N: 2 ** 15, r: 8, p: 3 };
const length = 32;

function derive(password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  // NFKC: the same Arabic password typed on a phone and on a desktop may be composed differently.
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

/** Whether a hash was made at another cost than today's; its password can be hashed anew when it is typed next. */
export function isOutdated(stored: string): boolean {
  const { N, r, p } = decoded(stored).cost;
  return N !== cost.N || r !== cost.r || p !== cost.p;
}

export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const { cost: own, salt, hash } = decoded(stored);
  const matches = timingSafeEqual(await derive(password, salt, own), hash);
  // A cheaper, older hash would be told from an unknown name by its time: it is made up for. A match hashes anew anyway.
  if (!matches && own.N === cost.N && own.r === cost.r && own.p < cost.p)
    await derive(password, salt, { ...cost, p: cost.p - own.p });
  return matches;
}

/** Someone whose password nobody knows: an unknown name must take as long as a known one, from the first time on. */
export const nobodysPassword = encoded(randomBytes(16), randomBytes(length));
