import { createECDH, createHash } from 'node:crypto';
import { z } from 'zod';
import { StartError } from './start-error.ts';
import { storedSecret } from './stored-secret.ts';

/** The keys by which push services know this server. */
export type VapidSettings = {
  /** Uncompressed point, base64url. */
  publicKey: string;
  privateKey: string;
  /** Whom the operators of a push service write to: an https or a mailto address. */
  subject: string;
  /** Of the public key; subscriptions carry it. */
  fingerprint: string;
};

const key = (bytes: number) => z.string().regex(/^[A-Za-z0-9_-]+$/, `${bytes} bytes as base64url`);

export const vapidSettings = {
  VAPID_PUBLIC_KEY: key(65).optional(),
  VAPID_PRIVATE_KEY: key(32).optional(),
  VAPID_SUBJECT: z
    .string()
    .regex(/^(https:\/\/|mailto:)\S+$/, 'an address like mailto:desk@news.example')
    .optional(),
};
type Read = { [name in keyof typeof vapidSettings]?: string | undefined } & { PUBLIC_URL?: string | undefined };

const storedName = 'vapid-private-key';
/** Where nothing better is known; some push services refuse it. */
const nobody = 'mailto:nobody@localhost';

export function vapidOf(read: Read, dataDir: string): VapidSettings {
  const { VAPID_PUBLIC_KEY: given, VAPID_PRIVATE_KEY: secret, PUBLIC_URL: url } = read;
  if (!given !== !secret)
    throw new StartError('The settings VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY belong together: give both, or neither.');
  // A private key is any 32 bytes, and so is a generated secret.
  const privateKey = secret ?? storedSecret(dataDir, storedName);
  const publicKey = publicKeyOf(privateKey);
  if (!publicKey)
    throw new StartError(
      secret
        ? 'The setting VAPID_PRIVATE_KEY should be a private key of the curve P-256.'
        : `The file ${storedName} in ${dataDir} is damaged: put back the one that was there.`,
    );
  if (given && given !== publicKey)
    throw new StartError('The settings VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY are not of one pair.');
  const subject = read.VAPID_SUBJECT ?? (url?.startsWith('https:') ? url : nobody);
  const fingerprint = createHash('sha256').update(publicKey).digest('hex').slice(0, 32);
  return { publicKey, privateKey, subject, fingerprint };
}

function publicKeyOf(privateKey: string): string | null {
  const bytes = Buffer.from(privateKey, 'base64url');
  if (bytes.length !== 32) return null;
  try {
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(bytes);
    return pair.getPublicKey('base64url');
  } catch {
    return null;
  }
}
