import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

// OWASP's second choice: 2^16 doubles the memory of an attempt to 64 MB, too much for the small machines this runs on.
const cost = { N: 2 ** 15, r: 8, p: 1 };
const length = 32;

function derive(password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  // NFKC: the same Arabic password typed on a phone and on a desktop may be composed differently.
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, length, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$');
}

export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [, N, r, p, salt, hash] = stored.split('$');
  const key = await derive(password, Buffer.from(salt!, 'base64'), { N: Number(N), r: Number(r), p: Number(p) });
  return timingSafeEqual(key, Buffer.from(hash!, 'base64'));
}

let nobody: Promise<string> | undefined;
/** Someone whose password nobody knows: an unknown name must take as long as a known one. */
export const nobodysPassword = (): Promise<string> => (nobody ??= hashPassword(randomBytes(32).toString('hex')));
